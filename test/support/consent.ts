import { createUserAgent } from '../../src/contract-runner/user-agent.ts'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { redirectUri } from './oauth.ts'

/**
 * Opens the authorization URL that a client made, in a new browser, and answers Zoom's consent page as Jill.
 * Answers the callback URL; the callback itself is left to the test.
 */
export async function consent(
  zoom: MockZoom,
  authorizationUrl: string | URL,
  decision: 'allow' | 'decline' = 'allow',
): Promise<URL> {
  const holdAt = (url: URL) => url.origin === new URL(redirectUri).origin
  const url = new URL(authorizationUrl)
  const browser = createUserAgent()
  const page = await browser.visit({ url, holdAt })
  if (page.kind !== 'page' || page.status !== 200) throw new Error(`no consent page: ${JSON.stringify(page)}`)
  const end = await browser.submitForm(
    page,
    {
      fields: { zoom_user: (await zoom.users.list())[0]?.id ?? '' },
      press: { name: 'decision', value: decision },
    },
    holdAt,
  )
  if (end.kind !== 'held') throw new Error(`no callback: ${JSON.stringify(end)}`)
  return end.url
}
