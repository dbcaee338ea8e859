import type { FindingRule } from '../finding.ts'
import { beginningOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

/** A token gives access to its own user, or to its own account. */
export const tokenForAnotherUser: FindingRule<'api.refused'> = {
  id: 'token-for-another-user',
  title: 'A token was used for somebody it doesn’t belong to: another user, or a user of another account.',
  inProduction:
    'The call fails, and in the worst case only for some people: the app takes one tenant’s or person’s token for another’s, ' +
    'from a cache or a global variable. If the two share an account, it may work, on the wrong person’s data.',
  remedy:
    'Look up the token by the person or tenant that the call is for, and keep that id beside the token. A user’s token is ' +
    'for “me”; for other users of the account the app needs an :admin scope, for other accounts their own tokens.',
  sources: ['github.com/zoom/skills, skills/rest-api/concepts/api-architecture.md'],
  needs: ['holders'],
  on: ['api.refused'],
  diagnose(refused, history) {
    const { belongsTo } = refused
    if (belongsTo === undefined) return undefined
    const beginning = beginningOf(refused.grantId, history)
    if (!beginning) return undefined
    const isAccount = beginning.type === 'account-token.issued'
    const token = isAccount
      ? `the account token of ${history.app(beginning.clientId)}`
      : `the token of ${history.user(beginning.userId)}`
    const whom = history.user(belongsTo)
    const why = {
      'user-is-not-me': 'It is good for its own user only.',
      'user-of-another-account': 'This user is in another account, where the token knows nobody.',
      'meeting-of-another-user': 'This meeting is out of its reach.',
    }
    const because = refused.reason in why ? why[refused.reason as keyof typeof why] : ''
    return {
      about: `${beginning.grantId} ${belongsTo}`,
      sentence: `At ${clockTime(refused.at)} ${refused.endpoint} was called for ${whom} with ${token}. ${because}`,
      evidence: [beginning, refused],
    }
  },
}
