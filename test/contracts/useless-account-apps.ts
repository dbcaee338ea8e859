import { accountApps, describeServerToServer, type RunningSubject } from '../../src/contract-runner/index.ts'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { serve } from '../contract-runner/small-server.ts'

/** What an app without people does at each action; then it says that it worked. */
type Deed = 'nothing' | 'asks for a token' | 'calls Zoom'

/** Apps that look busy; `keeps` names the promises that truly hold. */
export const uselessAccountApps: readonly {
  readonly name: string
  readonly does: Deed
  readonly keeps: readonly string[]
}[] = [
  { name: 'says “it works” to everything', does: 'nothing', keeps: [] },
  { name: 'asks for a token each time, and calls nothing', does: 'asks for a token', keeps: [] },
  {
    name: 'calls Zoom with a new token each time, and never looks at what came of it',
    does: 'calls Zoom',
    keeps: [
      'account-calls-name-a-user',
      'account-token-works',
      'expired-account-token-is-renewed',
      'failed-token-request-is-not-repeated',
      'no-account-token-in-pages',
    ],
  },
]

/** Such an app, with everything that a contract may need. */
export async function startUselessAccountApp(does: Deed, zoom: MockZoom): Promise<RunningSubject> {
  const { accountId, clientId, clientSecret } = accountApps.own
  const app = await serve(async ({ body }, response) => {
    // What becomes of it makes no difference.
    if (does !== 'nothing') await act(new URLSearchParams(body).get('user')).catch(() => undefined)
    response.end('It works.')
  })
  return {
    description: describeServerToServer(app.url, 'useless'),
    startAnother: async () => ({ url: app.url, async [Symbol.asyncDispose]() {} }),
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }

  async function act(user: string | null): Promise<void> {
    const answer = await fetch(`${zoom.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId }),
    })
    const { access_token: token } = Object(await answer.json())
    const headers = { authorization: `Bearer ${token}` }
    if (does === 'calls Zoom') await fetch(`${zoom.url}/v2/users/${user}`, { headers })
  }
}
