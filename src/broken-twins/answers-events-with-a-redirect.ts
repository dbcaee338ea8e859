import type { BrokenTwin } from './broken-twin.ts'

/**
 * Every event comes four times, and Zoom's log of the app is full of failures.
 *
 * How real code gets there: the framework answers a POST with a redirect, as for a form; or the sign-in stands in front of all
 * routes. Zoom takes 200 and 204 for a yes, and follows no redirect.
 */
export const answersEventsWithARedirect: BrokenTwin = {
  name: 'answers-events-with-a-redirect',
  title: 'Takes an event, and redirects Zoom to its home page',
  bug: 'It does what an event asks for and answers with a redirect, which Zoom takes for a failure: the event is sent again and again.',
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
