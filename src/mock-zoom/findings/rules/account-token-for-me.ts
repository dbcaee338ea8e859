import type { FindingRule } from '../finding.ts'
import { beginningOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

/** Tokens of an account have no “me”. */
export const accountTokenForMe: FindingRule<'api.refused'> = {
  id: 'account-token-for-me',
  title: 'A server-to-server app called a URL with “me”.',
  inProduction: 'It never works: the app acts for its account, so “me” refers to nobody.',
  remedy: 'Use the user’s id or email instead of “me”: /v2/users/jill@example.com/meetings.',
  sources: ['github.com/zoom/skills, skills/rest-api/concepts/api-architecture.md'],
  needs: [],
  on: ['api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'me-without-a-user') return undefined
    const beginning = beginningOf(refused.grantId, history)
    if (!beginning) return undefined
    return {
      about: `${beginning.clientId} ${refused.endpoint}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(beginning.clientId)} called ${refused.endpoint} for “me” with a ` +
        'token of its account.',
      evidence: [refused],
    }
  },
}
