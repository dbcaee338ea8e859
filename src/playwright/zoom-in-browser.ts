import type { BrowserContext } from '@playwright/test'

/** Whatever Zoom has of web pages; `.` stands for any letter, because a pattern of Playwright's is a whole URL. */
const zoomHost = /^https:\/\/([\w-]+\.)*(zoom\.us|zoomgov\.com)(?=\/|$)/

/**
 * In this browser, zoom.us is the mock: for an app with zoom.us written into it. Playwright shows a route only the first request of
 * a chain of redirects, so each page of the app is fetched here, and a redirect to Zoom is changed to one to the mock.
 */
export async function sendZoomTo(mockUrl: string, context: BrowserContext): Promise<void> {
  const toMock = (url: string) => url.replace(zoomHost, mockUrl)
  await context.route('**/*', async (route) => {
    const request = route.request()
    if (!request.isNavigationRequest()) return route.fallback()
    if (zoomHost.test(request.url()))
      return route.fulfill({ status: 302, headers: { location: toMock(request.url()) } })
    // The app may be slow, or gone: then the browser says so itself.
    const response = await route.fetch({ maxRedirects: 0 }).catch(() => undefined)
    if (response === undefined) return route.fallback()
    const { location } = response.headers()
    if (location === undefined || !zoomHost.test(location)) return route.fulfill({ response })
    return route.fulfill({ response, headers: { ...response.headers(), location: toMock(location) } })
  })
}
