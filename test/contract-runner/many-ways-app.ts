import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { listen } from './small-server.ts'

/** An app that can be used in many ways, none of which is one request: each needs the step before it. */
export interface ManyWaysApp extends AsyncDisposable {
  readonly url: string
}

interface Session {
  readonly csrf: string
  person?: string
  state?: string | undefined
}

interface Connection {
  readonly zoomUserId: string
  readonly accessToken: string
}

const page = (body: string) => ({ type: 'text/html', body: `<!doctype html><title>Acme</title>${body}` })
const json = (value: unknown) => ({ type: 'application/json', body: JSON.stringify(value) })

/** Its forms each have the CSRF token. Who is connected finds another button than who is not. */
function settingsPage({ csrf }: Session, connection: Connection | undefined): string {
  const form = (action: string, button: string) =>
    `<form method="post" action="${action}"><input type="hidden" name="authenticity_token" value="${csrf}"><button>${button}</button></form>`
  if (connection === undefined) return form('/auth/zoom', 'Connect Zoom')
  return [
    `<p>Connected as ${connection.zoomUserId}</p>`,
    form('/auth/zoom', 'Connect another account'),
    form('/disconnect', 'Disconnect'),
    form('/use', 'Show my profile'),
  ].join('')
}

/** Starts it in this process, in front of this Zoom. It has a login form, install pages, a JSON API, and signs in with Zoom alone. */
export async function startManyWaysApp(zoom: MockZoom): Promise<ManyWaysApp> {
  const { clientId, clientSecret } = await zoom.apps.first()
  const sessions = new Map<string, Session>()
  const connections = new Map<string, Connection>()
  const server = createServer((request, response) => void handle(request, response))
  const url = await listen(server)

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request
    const target = new URL(request.url ?? '/', url)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const isJson = headers['content-type'] === 'application/json'
    const fields = new URLSearchParams(isJson ? '' : body)
    const { id, session } = sessionOf(headers)

    const reply = (status: number, content = page(''), more: Record<string, string> = {}) => {
      const cookies = [`sid=${id}; Path=/; HttpOnly`, `xsrf=${session.csrf}; Path=/`]
      const own = { 'content-type': content.type, 'set-cookie': cookies, ...more }
      response.writeHead(status, own).end(content.body)
    }
    const redirect = (to: string) => reply(302, page(''), { location: to })
    const authorizeUrl = () => {
      session.state = crypto.randomUUID()
      const query = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: `${url}/callback`,
        state: session.state,
      }
      return `${zoom.url}/oauth/authorize?${new URLSearchParams(query)}`
    }
    const isGenuine =
      fields.get('authenticity_token') === session.csrf || headers['x-xsrf-token'] === session.csrf
    const connection = connections.get(session.person ?? '')

    switch (`${method} ${target.pathname.replace(/^\/users\/[^/]+/, '/users/:id')}`) {
      case 'GET /login':
        return reply(
          200,
          page(`<form action="/search"><input name="q"><button>Search</button></form>
          <form method="post" action="/login"><input type="hidden" name="authenticity_token" value="${session.csrf}">
          <input type="email" name="email"><button>Log in</button></form>`),
        )
      case 'POST /login':
        if (!isGenuine) return reply(403, page('CSRF token missing'))
        session.person = fields.get('email') ?? ''
        return redirect('/settings')
      case 'POST /api/login': {
        session.person = String(JSON.parse(body).email)
        return reply(200, json({ data: { token: id } }))
      }
      case 'GET /settings':
        if (session.person === undefined) return redirect('/login')
        return reply(200, page(settingsPage(session, connection)))
      case 'POST /auth/zoom':
        return isGenuine ? redirect(authorizeUrl()) : reply(403, page('Invalid authenticity token'))
      case 'POST /api/zoom/connect':
        return isGenuine ? reply(200, json({ data: { url: authorizeUrl() } })) : reply(403, json({}))
      case 'GET /install':
        return reply(
          200,
          page('<a href="/help">Help</a> <a href="/install/start"><img alt="Add to Zoom"></a>'),
        )
      case 'GET /install/start':
        return redirect(authorizeUrl())
      case 'GET /callback':
        return finish(target.searchParams, session, redirect)
      case 'GET /me':
        return session.person === undefined
          ? reply(401)
          : reply(200, json({ id: connection?.zoomUserId, signedIn: connection !== undefined }))
      case 'POST /disconnect':
        connections.delete(session.person ?? '')
        return redirect('/settings')
      case 'POST /use':
      case 'POST /users/:id/use': {
        const isTheirs =
          target.pathname === '/use' || target.pathname === `/users/${connection?.zoomUserId}/use`
        if (connection === undefined || !isTheirs) return reply(409, page('Connect Zoom first.'))
        const used = await fetchMe(connection.accessToken)
        if (used === undefined) return reply(409, page('Connect Zoom again.'))
        return redirect(`/users/${used}/profile?from=zoom`)
      }
      case 'GET /users/:id/profile':
        return reply(200, page('Your profile'))
      default:
        return reply(404)
    }
  }

  /** By cookie, or by the token of the JSON API. */
  function sessionOf({ cookie = '', authorization = '' }: IncomingMessage['headers']): {
    id: string
    session: Session
  } {
    const named = /^Bearer (.+)$/.exec(authorization)?.[1] ?? /sid=([^;]+)/.exec(cookie)?.[1] ?? ''
    const known = sessions.get(named)
    if (known !== undefined) return { id: named, session: known }
    const id = crypto.randomUUID()
    const session = { csrf: crypto.randomUUID() }
    sessions.set(id, session)
    return { id, session }
  }

  async function finish(
    query: URLSearchParams,
    session: Session,
    redirect: (to: string) => void,
  ): Promise<void> {
    const { state } = session
    session.state = undefined
    const code = query.get('code')
    if (code === null || state === undefined || query.get('state') !== state)
      return redirect('/settings?error=not_connected')
    const response = await fetch(`${zoom.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: `${url}/callback` }),
    })
    const tokens: { access_token?: string } = await response.json()
    const zoomUserId = await fetchMe(tokens.access_token ?? '')
    if (tokens.access_token === undefined || zoomUserId === undefined) return redirect('/settings?error=zoom')
    // Whoever is not signed in is signed in as that Zoom user.
    session.person ??= zoomUserId
    connections.set(session.person, { zoomUserId, accessToken: tokens.access_token })
    redirect('/settings')
  }

  async function fetchMe(accessToken: string): Promise<string | undefined> {
    const response = await fetch(`${zoom.url}/v2/users/me`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    const me: { id?: string } = await response.json()
    return response.ok ? me.id : undefined
  }

  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
