import { ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A scope is missing, and the tokens are rotated at every call.
 *
 * How real code gets there: "Invalid access token" is what both messages begin with, and "refresh on any 4xx" is what a
 * generic client does (Discourse gets a new token on 400 and 401 alike).
 */
export const refreshesOnScopeError: BrokenTwin = {
  name: 'refreshes-on-scope-error',
  title: 'Refreshes when a scope is missing',
  bug: 'It takes every message that begins with "Invalid access token" for an expired token, also the one about a missing scope.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      me: (tokens) =>
        right.me(tokens).catch((failure: unknown) => {
          const looksExpired =
            failure instanceof ZoomRefusal && failure.reason.startsWith('Invalid access token')
          // Here is the bug: a 400 with these words is about something else.
          throw looksExpired ? new ZoomRefusal(401, failure.error, failure.reason) : failure
        }),
    }),
  },
}
