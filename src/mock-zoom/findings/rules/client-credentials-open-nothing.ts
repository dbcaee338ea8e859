import type { FindingRule } from '../finding.ts'
import { beginningOf, isOwnToken } from '../grant-history.ts'
import { clockTime } from '../words.ts'

/** The wrong grant type gives a token all the same. */
export const clientCredentialsOpenNothing: FindingRule<'api.refused'> = {
  id: 'client-credentials-open-nothing',
  title: 'An API was called with a token of client_credentials, which opens nobody’s data.',
  inProduction:
    'The token request succeeds, so that everything seems set up, and then every call to the API fails: such a token is ' +
    'for what the app owns itself, its event subscriptions for example.',
  remedy:
    'For the data of the app’s own account, use a server-to-server app with grant_type=account_credentials and its ' +
    'account_id. For the data of people, let each of them allow the app (authorization_code).',
  sources: ['devforum.zoom.us/t/79648', 'github.com/zoom/skills, skills/oauth/SKILL.md'],
  on: ['api.refused'],
  diagnose(refused, history) {
    const { reason } = refused
    if (reason !== 'client-credentials-of-an-account' && reason !== 'scope-missing') return undefined
    const beginning = beginningOf(refused.grantId, history)
    if (!beginning || !isOwnToken(beginning)) return undefined
    const why =
      reason === 'scope-missing'
        ? 'It has scopes for the app itself, and none for anybody’s data.'
        : 'A server-to-server app gets a token that opens its account with account_credentials.'
    return {
      about: `${beginning.clientId} ${refused.endpoint}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(beginning.clientId)} called ${refused.endpoint} with a token that it had ` +
        `got with client_credentials at ${clockTime(beginning.at)}. ${why}`,
      evidence: [beginning, refused],
    }
  },
}
