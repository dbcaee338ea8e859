import { inTurn, isLater } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { beginningOf, holderOf, refreshesOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

const tenSeconds = 10_000

/** Zoom said which scope is missing, and the app made the same call again. */
export const scopeMissingRetried: FindingRule<'api.refused'> = {
  id: 'scope-missing-retried',
  title: 'A call that lacks a scope was made again with the same grant.',
  inProduction:
    'The feature never works for these people, however often the app tries, and each attempt counts against the ' +
    'rate limit. A refresh doesn’t help: new tokens have the scopes of the old ones.',
  remedy:
    'Treat 400 with code 4711 (“does not contain scopes”) as final: add the scope to the app at Zoom, then ask the ' +
    'person to connect again. Refresh only on 401.',
  sources: [
    'github.com/JubaerHossain/zoom-laravel/issues/15',
    'github.com/zoom/skills, skills/oauth/SKILL.md',
  ],
  on: ['api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'scope-missing') return undefined
    const calls = history.with('api.refused', 'grantId', refused.grantId)
    const isSame = ({ reason, endpoint }: typeof refused) =>
      reason === 'scope-missing' && endpoint === refused.endpoint
    const chain = inTurn(refused, 2, calls, history, isSame)
    const [first] = chain ?? []
    const beginning = beginningOf(refused.grantId, history)
    if (!chain || !first || !beginning) return undefined
    const refreshed = refreshesOf(beginning.grantId, history).find(
      ({ seq }) => seq > first.seq && seq < refused.seq,
    )
    // Several calls of one feature go out before the first one gets its response.
    if (!refreshed && !isLater(first, refused, tenSeconds)) return undefined
    const then = refreshed ? `The app refreshed at ${clockTime(refreshed.at)} and called` : 'The app called'
    return {
      about: `${beginning.grantId} ${refused.endpoint}`,
      sentence:
        `At ${clockTime(first.at)} Zoom told ${history.app(beginning.clientId)} that the tokens of ` +
        `${holderOf(beginning, history)} lack the scope for ${refused.endpoint} (${refused.wanted?.join(' or ')}). ` +
        `${then} the same endpoint again at ${clockTime(refused.at)}.`,
      evidence: [beginning, ...chain, ...(refreshed ? [refreshed] : [])],
    }
  },
}
