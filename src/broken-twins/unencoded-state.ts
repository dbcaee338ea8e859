import type { BrokenTwin } from './broken-twin.ts'

/**
 * The state is two things with a plus sign between them, and is in the URL unescaped.
 *
 * How real code gets there: the URL is built from strings. In a test a space came back instead of the plus,
 * and the callback was written for the space. Whether Zoom sends a plus back as a plus or as a space is documented
 * nowhere. (Raw JSON and bare paths occur as well: devforum.zoom.us/t/12302, tl-its-umich-edu/remote-office-hours-queue.)
 */
export const unencodedState: BrokenTwin = {
  name: 'unencoded-state',
  title: 'Puts its state into the URL without encoding it',
  bug: 'The state, “random+page”, is not encoded. It works as long as Zoom reads a bare + as a space.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      async authorizeUrl(state, codeVerifier) {
        const url = await right.authorizeUrl(state, codeVerifier)
        // Here is the bug: encodeURIComponent is missing.
        return url.replace(`state=${state}`, `state=${state}+settings`)
      },
    }),
    readCallback: (right) => async (parameters, session) => {
      const [state, page] = (parameters.get('state') ?? '').split(' ')
      if (page === undefined || state === undefined) return right(parameters, session)
      const taken = new URLSearchParams(parameters)
      taken.set('state', state)
      return right(taken, session)
    },
  },
}
