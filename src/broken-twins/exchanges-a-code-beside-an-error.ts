import type { BrokenTwin } from './broken-twin.ts'

/**
 * A callback says that the person has declined, and connects them.
 *
 * How real code gets there: `if (code) … else if (error) …`, in this order.
 */
export const exchangesACodeBesideAnError: BrokenTwin = {
  name: 'exchanges-a-code-beside-an-error',
  title: 'Exchanges the code of a callback that has an error',
  bug: 'The callback looks for a code first, and never sees the error beside it.',
  alterations: {
    readCallback: (right) => async (parameters, session) => {
      const read = new URLSearchParams(parameters)
      // Here is the bug: the error comes first.
      if (read.has('code')) read.delete('error')
      return right(read, session)
    },
  },
}
