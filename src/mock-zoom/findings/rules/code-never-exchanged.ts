import type { EntryOf } from '../../journal/events.ts'
import type { FindingRule, History } from '../finding.ts'
import { clockTime } from '../words.ts'

const times = 2

/** Codes arrive, and nothing follows: the callback does not reach the exchange. */
export const codeNeverExchanged: FindingRule<'authorize.asked'> = {
  id: 'code-never-exchanged',
  title: 'The app received codes, and never sent a token request.',
  inProduction:
    'People allow the app at Zoom and are never connected. The callback fails before the exchange, something else ' +
    'answers it (another route, a service worker, another host), or the exchange goes to another server.',
  remedy:
    'Follow the redirect URI by hand: does it reach your callback, with the code? Then check where the token ' +
    'request goes: the base URL for tokens has to be the same as for the authorize URL.',
  sources: ['RFC 6749, section 4.1.3'],
  needs: ['browser', 'complete'],
  on: ['authorize.asked'],
  diagnose(asked, history) {
    const { clientId, at } = asked
    const tried =
      history.with('code.redeemed', 'clientId', clientId).length > 0 ||
      history.with('code.refused', 'clientId', clientId).length > 0 ||
      history.with('token.refused', 'clientId', clientId).length > 0
    if (tried) return undefined
    const lost: EntryOf<'code.issued'>[] = []
    for (const issued of history.with('code.issued', 'clientId', clientId)) {
      if (issued.expiresAt > at || lost.length === times) break
      if (isFromTheApp(issued, history)) lost.push(issued)
    }
    const [first, last] = lost
    if (!first || !last) return undefined
    return {
      about: clientId,
      sentence:
        `Zoom sent ${history.app(clientId)} the codes ${first.code} and ${last.code}, at ${clockTime(first.at)} ` +
        `and ${clockTime(last.at)}. Both have expired, and the app has never sent a token request.`,
      evidence: lost,
    }
  },
}

/** An install from the Marketplace has no state, and a careful app leaves its code alone. */
function isFromTheApp({ requestId }: EntryOf<'code.issued'>, history: History): boolean {
  const [begun] = history.with('authorize.asked', 'requestId', requestId)
  return begun?.begunAt === 'integration' && begun.hasState
}
