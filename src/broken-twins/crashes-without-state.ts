import type { BrokenTwin } from './broken-twin.ts'

/**
 * Anyone who installs the app from the Marketplace first sees a server error.
 *
 * How real code gets there: `JSON.parse(atob(query.state))`, or `pending.get(query.state).person`: the state is used
 * before anyone checks that there is one (zoom/zoomapps-advancedsample-react#15).
 */
export const crashesWithoutState: BrokenTwin = {
  name: 'crashes-without-state',
  title: 'Crashes on a callback without a state',
  bug:
    'It reads from the state without checking that there is one: an install from the Marketplace ends in a server ' +
    'error.',
  alterations: {
    readCallback: (right) => async (parameters, session) => {
      // Here is the bug: nothing checks that the state is there.
      if (parameters.has('code')) decodeState(parameters.get('state'))
      return right(parameters, session)
    },
  },
}

function decodeState(state: string | null): string {
  if (state === null) throw new TypeError("Cannot read properties of null (reading 'split')")
  return decodeURIComponent(state)
}
