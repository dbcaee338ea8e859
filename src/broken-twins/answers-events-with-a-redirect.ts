import type { BrokenTwin } from './broken-twin.ts'

/**
 * Zoom counts every event as failed, although the app has done what it asked for.
 *
 * How real code gets there: the framework answers a POST with a redirect, as for a form; or the sign-in guards all routes.
 * Zoom accepts 200 and 204 as success. It follows no redirect, and does not send the event again.
 */
export const answersEventsWithARedirect: BrokenTwin = {
  name: 'answers-events-with-a-redirect',
  title: 'Handles an event, then redirects Zoom to its home page',
  bug:
    'It does what an event asks for and then responds with a redirect, which Zoom counts as a failed delivery and does ' +
    'not retry.',
  findings: ['webhook-refused'],
  alterations: {
    app: (right) => {
      right.middleware.unshift(async (context, next) => {
        await next()
        // Here is the bug: nobody at Zoom looks at a home page.
        if (context.path === '/zoom/events' && context.status === 204) context.redirect('/')
      })
      return right
    },
  },
}
