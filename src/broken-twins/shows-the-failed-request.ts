import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whoever makes an exchange fail gets the client secret.
 *
 * How real code gets there: an HTTP library’s error holds the request with all of its headers, and the error page for
 * developers prints the error.
 */
export const showsTheFailedRequest: BrokenTwin = {
  name: 'shows-the-failed-request',
  title: 'Shows the failed token request, with its Authorization header',
  bug: 'The page after a refused exchange contains the Basic credentials: the client secret in base64.',
  alterations: {
    app: (right, { settings: { clientId, clientSecret } }) => {
      right.middleware.unshift(async (context, next) => {
        await next()
        const { code } = context.query
        if (context.path !== '/callback' || context.status !== 400 || code === undefined) return
        const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
        const request = { url: '/oauth/token', headers: { Authorization: `Basic ${basic}` } }
        // Here is the bug.
        context.body = `<h1>Zoom said no</h1><pre>${JSON.stringify(request)}</pre>`
        context.status = 400
      })
      return right
    },
  },
}
