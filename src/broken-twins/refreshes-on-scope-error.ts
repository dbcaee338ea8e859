import { ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A scope is missing, and the tokens are rotated at every call.
 *
 * How real code gets there: both messages begin with "Invalid access token", and a generic client does "refresh on any 4xx"
 * (Discourse gets a new token on 400 and 401 alike).
 */
export const refreshesOnScopeError: BrokenTwin = {
  name: 'refreshes-on-scope-error',
  title: 'Refreshes when a scope is missing',
  bug:
    'It treats every message that begins with "Invalid access token" as an expired token, including the one about a ' +
    'missing scope.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      me: (tokens) =>
        right.me(tokens).catch((failure: unknown) => {
          const looksExpired =
            failure instanceof ZoomRefusal && failure.reason.startsWith('Invalid access token')
          // Here is the bug: a 400 with these words means something else.
          throw looksExpired ? new ZoomRefusal(401, failure.error, failure.reason) : failure
        }),
    }),
  },
}
