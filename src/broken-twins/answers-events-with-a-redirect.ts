import type { BrokenTwin } from './broken-twin.ts'

/**
 * Every event comes four times, and Zoom's log for the app is full of failures.
 *
 * How real code gets there: the framework answers a POST with a redirect, as for a form; or the sign-in guards all routes.
 * Zoom accepts 200 and 204 as success, and follows no redirect.
 */
export const answersEventsWithARedirect: BrokenTwin = {
  name: 'answers-events-with-a-redirect',
  title: 'Handles an event, then redirects Zoom to its home page',
  bug:
    'It does what an event asks for and answers with a redirect, which Zoom counts as a failure, so Zoom sends the ' +
    'event again and again.',
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
