import type { BrokenTwin } from './broken-twin.ts'

/**
 * Behind a proxy nobody can connect, and a request can say where Zoom is asked to send the code.
 *
 * How real code gets there: the URL of the callback is built from the request, so that the app needs no setting.
 */
export const redirectUriFromTheHost: BrokenTwin = {
  name: 'redirect-uri-from-the-host',
  title: 'Builds the redirect URI from the Host header',
  bug: 'The redirect URI that it sends to Zoom has the host that the request named.',
  alterations: {
    app: (right, { settings }) => {
      right.middleware.unshift(async (context, next) => {
        await next()
        const location = context.response.get('Location')
        if (context.path !== '/connect' || location === '') return
        const to = new URL(location)
        const redirectUri = new URL(settings.redirectUri)
        // Here is the bug.
        redirectUri.host = context.request.get('Host')
        to.searchParams.set('redirect_uri', redirectUri.href)
        context.set('Location', to.href)
      })
      return right
    },
  },
}
