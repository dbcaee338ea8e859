import type { BrokenTwin } from './broken-twin.ts'

/**
 * A person who presses Decline sees a server error.
 *
 * How real code gets there: the callback was written for the good case, `exchange(query.code)`, and what Zoom does after a
 * decline is documented nowhere. The library throws for an undefined code, and nobody catches it.
 */
export const crashesOnDecline: BrokenTwin = {
  name: 'crashes-on-decline',
  title: 'Crashes when the person declines',
  bug: 'The callback assumes that there is a code; with error=access_denied it ends in a server error.',
  alterations: {
    readCallback: (right) => async (parameters, session) => {
      const arrival = await right(parameters, session)
      // Here is the bug: the code has no case for a decline.
      if (arrival.is === 'declined' && arrival.error === 'access_denied')
        throw new TypeError('The parameter "code" must be a string.')
      return arrival
    },
  },
}
