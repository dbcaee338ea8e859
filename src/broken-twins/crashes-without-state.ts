import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whoever installs the app from the Marketplace sees a server error first.
 *
 * How real code gets there: `JSON.parse(atob(query.state))`, or `pending.get(query.state).person`: the state is used
 * before anybody asks whether there is one (zoom/zoomapps-advancedsample-react#15).
 */
export const crashesWithoutState: BrokenTwin = {
  name: 'crashes-without-state',
  title: 'Falls over a callback without a state',
  bug: 'It reads from the state without looking whether there is one: an install from the Marketplace ends in a server error.',
  alterations: {
    readCallback: (right) => (parameters, session) => {
      // Here is the bug: nothing asks whether the state is there.
      if (parameters.has('code')) decodeState(parameters.get('state'))
      return right(parameters, session)
    },
  },
}

function decodeState(state: string | null): string {
  if (state === null) throw new TypeError("Cannot read properties of null (reading 'split')")
  return decodeURIComponent(state)
}
