import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The beginning of a token. Zoom's tokens are long, and getting longer. */
export const tokenCutOff: FindingRule<'refresh.refused' | 'api.refused'> = {
  id: 'token-cut-off',
  title: 'A token was sent with its end missing.',
  inProduction:
    'The column or cookie for the tokens is too small and silently cuts them off. Everything works until the token ' +
    'is read back: after a restart, or at the first refresh.',
  remedy:
    'Store tokens as TEXT, without a limit: Zoom’s are JWTs of 500 characters and more, and their length can ' +
    'change at any time.',
  sources: ['devforum.zoom.us/t/25064'],
  needs: [],
  on: ['refresh.refused', 'api.refused'],
  diagnose(refused, history) {
    if (refused.cutOffAt === undefined) return undefined
    const [what, who] =
      refused.type === 'refresh.refused'
        ? ['refresh token', history.app(refused.clientId)]
        : ['access token', `a call to ${refused.endpoint}`]
    return {
      about: `${refused.type} ${refused.cutOffAt}`,
      sentence:
        `At ${clockTime(refused.at)} ${who} came with ${refused.type === 'refresh.refused' ? 'a' : 'an'} ${what} that ends ` +
        `after ${refused.cutOffAt} characters, in the middle of a JWT.`,
      evidence: [refused],
    }
  },
}
