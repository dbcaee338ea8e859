import type { Situation } from '../src/contract-runner/index.ts'
import type { JournalEvent } from '../src/mock-zoom/index.ts'

type Happening = JournalEvent['type']

const connecting = 'connect-works'
const refreshing = 'expired-token-is-refreshed'

/** The browser came to Zoom's authorize page. */
export const authorizeAsked = (times = 1) =>
  happens('an authorize request', times, connecting, 'authorize.asked')

/** The app exchanged a code, and got tokens. */
export const codeExchanged = (times = 1) =>
  happens('the exchange of a code', times, connecting, 'code.redeemed')

/** The app sent a code that Zoom refused. */
export const codeRefused = (times = 1) =>
  happens('an exchange that Zoom refused', times, connecting, 'code.refused')

/** The app called the API with a good token. */
export const apiCalled = (times = 1) => happens('an API call', times, connecting, 'api.called')

/** The app called the API with a token that Zoom no longer takes. */
export const apiRefused = (times = 1) =>
  happens('an API call that Zoom refused', times, connecting, 'api.refused')

/** The app refreshed, and Zoom accepted it. */
export const refreshed = (times = 1) =>
  happens('a refresh that Zoom accepted', times, refreshing, 'refresh.rotated')

/** The app refreshed, and Zoom refused it. */
export const refreshRefused = (times = 1) =>
  happens('a refresh that Zoom refused', times, refreshing, 'refresh.refused')

/** Somebody clicked Decline. */
export const declined = (times = 1) => happens('a click on Decline', times, connecting, 'consent.declined')

/** Zoom sent the app an event. */
export const eventSent = (times = 1) =>
  happens('an event from Zoom', times, 'events-are-answered-in-time', 'webhook.sent')

/** The app got a token for an account. */
export const accountTokenIssued = (times = 1) =>
  happens('a token request for the account', times, 'account-token-works', 'account-token.issued')

/** The app called the API with a token of an account. */
export const accountCalled = (times = 1) =>
  happens('an API call for the account', times, 'account-token-works', 'api.called')

/** The app called the API with a token of an account that Zoom no longer takes. */
export const accountCallRefused = (times = 1) =>
  happens('an API call that Zoom refused', times, 'account-token-works', 'api.refused')

/** A request of an app without people met a fault at this route. */
export const accountFaultMet = (route: 'token' | 'api', times = 1): Situation => ({
  ...faultMet(route, times),
  by: route === 'api' ? 'account-token-works' : 'refused-account-token-is-renewed',
})

/** A request of the app met a fault at this route. */
export function faultMet(route: 'token' | 'api', times = 1): Situation {
  const [what, by] =
    route === 'api'
      ? ['an API call during the trouble', connecting]
      : ['a token request during the trouble', refreshing]
  return {
    what,
    times,
    by,
    count: (journal) =>
      journal.filter((entry) => entry.type === 'fault.injected' && entry.route === route).length,
  }
}

function happens(what: string, times: number, by: string, type: Happening): Situation {
  return { what, times, by, count: (journal) => journal.filter((entry) => entry.type === type).length }
}
