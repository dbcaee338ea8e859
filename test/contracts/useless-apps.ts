import type { ServerResponse } from 'node:http'
import { describeByDefault, type RunningSubject } from '../../src/contract-runner/index.ts'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { serve } from '../contract-runner/small-server.ts'

/** What an app without an integration does with a request. Everything that it does not mention gets 200 and "connected". */
interface UselessApp {
  readonly connect?: 'begins'
  readonly callback?: 'exchanges' | 'begins'
  readonly use?: 'asks' | 'begins'
}

/** What the way to Zoom alone shows. */
const sendsToZoom = [
  'state-is-encoded',
  'state-is-sent',
  'state-is-unguessable',
  'unknown-scopes-are-not-requested',
]

/** What connecting alone shows. */
const connects = [
  ...sendsToZoom,
  'callback-escapes-what-it-shows',
  'callback-is-answered',
  'connecting-ends-in-the-app',
  'connecting-survives-a-restart',
  'events-are-answered-in-time',
  'redirect-uri-ignores-the-host',
  'redirect-uri-is-the-same-both-times',
  'refused-code-is-not-sent-again',
  'time-at-zoom-is-no-mistake',
]

/** Apps that look busy and keep hardly any promise; `keeps` names those that truly hold. */
export const uselessApps: readonly {
  readonly name: string
  readonly does: UselessApp
  readonly keeps: readonly string[]
}[] = [
  { name: 'says “connected” to everything', does: {}, keeps: [] },
  { name: 'goes to Zoom, and exchanges nothing', does: { connect: 'begins' }, keeps: sendsToZoom },
  {
    name: 'sends everyone to Zoom each time',
    does: { connect: 'begins', callback: 'begins', use: 'begins' },
    keeps: sendsToZoom,
  },
  {
    name: 'connects, and never calls Zoom',
    does: { connect: 'begins', callback: 'exchanges' },
    keeps: connects,
  },
  {
    name: 'connects, and asks to connect at each use',
    does: { connect: 'begins', callback: 'exchanges', use: 'asks' },
    keeps: connects,
  },
]

/** Such an app, with everything that a contract may need. */
export async function startUseless(does: UselessApp, zoom: MockZoom): Promise<RunningSubject> {
  const { clientId, clientSecret } = await zoom.apps.first()
  const app = await serve(async ({ url: path }, response) => {
    const url = new URL(path, app.url)
    const redirectUri = `${app.url}/callback`
    const begin = () => redirectTo(response, authorizeUrl(zoom.url, clientId, redirectUri))
    if (url.pathname === '/callback' && url.searchParams.has('code')) {
      if (does.callback === 'begins') return begin()
      if (does.callback === 'exchanges') {
        const code = url.searchParams.get('code') ?? ''
        // What becomes of it makes no difference.
        await fetch(`${zoom.url}/oauth/token`, {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
          body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
        }).catch(() => undefined)
      }
    }
    if (url.pathname === '/connect' && does.connect === 'begins') return begin()
    if (url.pathname === '/use' && does.use === 'begins') return begin()
    if (url.pathname === '/use' && does.use === 'asks')
      return void response.writeHead(409).end('Connect first.')
    response.setHeader('content-type', 'application/json')
    response.end('{"connected":true}')
  })
  const description = describeByDefault(app.url, 'useless')
  const { use } = description.requests
  const requests = { ...description.requests, ...(use && { alsoUse: [use] }) }
  return {
    description: { ...description, requests },
    restart: async () => undefined,
    startAnother: async () => ({ url: app.url, async [Symbol.asyncDispose]() {} }),
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }
}

function authorizeUrl(zoomUrl: string, clientId: string, redirectUri: string): string {
  const state = crypto.randomUUID()
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
  })
  return `${zoomUrl}/oauth/authorize?${query}`
}

function redirectTo(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end()
}
