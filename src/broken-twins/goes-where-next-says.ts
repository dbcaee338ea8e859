import type { BrokenTwin } from './broken-twin.ts'

/**
 * A link that begins at the app and at Zoom ends anywhere.
 *
 * How real code gets there: people should come back to the page from which they began, so its URL is passed along; that it begins
 * with a slash is checked, and `//` begins with one.
 */
export const goesWhereNextSays: BrokenTwin = {
  name: 'goes-where-next-says',
  title: 'Follows ?next= after the callback to any host',
  bug: 'It takes everything that begins with a slash for its own page: //elsewhere.example is another site.',
  alterations: {
    app: (right) => {
      right.middleware.unshift(async (context, next) => {
        await next()
        const { next: wanted } = context.query
        if (context.path === '/connect' && typeof wanted === 'string' && wanted.startsWith('/'))
          context.cookies.set('next', encodeURIComponent(wanted))
        const to = decodeURIComponent(context.cookies.get('next') ?? '')
        // Here is the bug.
        if (context.path === '/callback' && context.status === 303 && to !== '') context.set('Location', to)
      })
      return right
    },
  },
}
