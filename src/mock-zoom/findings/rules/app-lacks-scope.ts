import type { FindingRule } from '../finding.ts'
import { beginningOf, holderOf, isOwnToken } from '../grant-history.ts'
import { clockTime } from '../words.ts'

/** Nobody can grant what the app has not registered. */
export const appLacksScope: FindingRule<'api.refused'> = {
  id: 'app-lacks-scope',
  title: 'An API was called that needs a scope which the app doesn’t have at all.',
  inProduction:
    'The call fails for everybody, with 400 and “does not contain scopes”: no person can grant a scope that is not on the ' +
    'app. Connecting again doesn’t help, and neither does a refresh.',
  remedy:
    'Add one of the scopes to the app at Zoom (at the mock: scopes of the app). After that each person has to connect once ' +
    'more, since tokens keep the scopes that they were issued with.',
  sources: [
    'github.com/JubaerHossain/zoom-laravel/issues/15',
    'github.com/lanec/zoom-batch-downloader/issues/34',
  ],
  needs: ['registration'],
  on: ['api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'scope-missing' || refused.appLacksScope !== true) return undefined
    const beginning = beginningOf(refused.grantId, history)
    if (!beginning || isOwnToken(beginning)) return undefined
    return {
      // By app and endpoint: a sign-in app calls once for each person.
      about: `${beginning.clientId} ${refused.endpoint}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(beginning.clientId)} called ${refused.endpoint} for ` +
        `${holderOf(beginning, history)}. That needs ${(refused.wanted ?? []).join(' or ')}, and the app has none of them.`,
      evidence: [beginning, refused],
    }
  },
}
