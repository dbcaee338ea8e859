import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { findForm, findLink } from '../../src/contract-runner/page-controls.ts'
import type {
  HeldRedirect,
  Page,
  UserAgent,
  UserAgentOptions,
  VisitEnd,
} from '../../src/contract-runner/user-agent.ts'
import { deadUrl, serve, serveBytes } from './small-server.ts'

function page(end: VisitEnd): Page {
  if (end.kind !== 'page') throw new Error(`no page, but ${end.kind}`)
  return end
}

function held(end: VisitEnd): HeldRedirect {
  if (end.kind !== 'held') throw new Error(`not held, but ${end.kind}`)
  return end
}

/** For `toMatchObject`, to which all URLs are the same. */
export function urlOf(address: string, base?: string): unknown {
  return expect.objectContaining({ href: new URL(address, base).href })
}

const html = { 'content-type': 'text/html' }

/** What every browser of a person promises, with scripts or without: a contract must not notice which one it drives. */
export function browserPromises(newBrowser: (options?: UserAgentOptions) => UserAgent): void {
  describe('redirects', () => {
    test('are followed when relative, and each hop is recorded', async () => {
      await using server = await serve(({ url }, response) => {
        if (url === '/a/start') response.writeHead(302, { location: '../b?x=1' }).end()
        else if (url === '/b?x=1') response.writeHead(303, { location: 'c#part' }).end()
        else response.end('there')
      })
      const end = page(await newBrowser().visit({ url: new URL('/a/start', server.url) }))

      expect(end).toMatchObject({ status: 200, text: 'there' })
      expect(end.hops.map((hop) => [hop.status, hop.url.pathname, hop.location?.pathname])).toEqual([
        [302, '/a/start', '/b'],
        [303, '/b', '/c'],
        [200, '/c', undefined],
      ])
    })

    test.each([
      [301, 'GET', ''],
      [302, 'GET', ''],
      [303, 'GET', ''],
      [307, 'POST', 'a=b'],
      [308, 'POST', 'a=b'],
    ])('a POST that is answered %i continues as %s with body %j', async (status, method, body) => {
      await using server = await serve(({ url }, response) => {
        if (url === '/form') response.writeHead(status, { location: '/next' }).end()
        else response.end()
      })
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
      await newBrowser().visit({ method: 'POST', url: new URL('/form', server.url), headers, body: 'a=b' })

      const next = server.requests[1]
      expect(next).toMatchObject({ method, body, headers: { accept: 'application/json' } })
      expect(next?.headers['content-type']).toBe(
        body === '' ? undefined : 'application/x-www-form-urlencoded',
      )
      expect(next?.headers.origin).toBe(body === '' ? undefined : server.url)
    })

    test('take custom headers only to the same origin', async () => {
      await using other = await serve((_, response) => void response.end())
      await using server = await serve(
        (_, response) => void response.writeHead(302, { location: other.url }).end(),
      )
      const headers = { authorization: 'Bearer secret', accept: 'application/json' }
      await newBrowser().visit({ url: new URL(server.url), headers })

      expect(other.requests[0]?.headers).toMatchObject({ accept: 'application/json' })
      expect(other.requests[0]?.headers.authorization).toBeUndefined()
    })

    test('are held where the caller says, and nothing is sent there', async () => {
      await using server = await serve(({ url }, response) => {
        if (url === '/start') response.writeHead(302, { location: '/callback?code=1' }).end()
        else response.end('delivered')
      })
      const agent = newBrowser()
      const holdAt = (url: URL) => url.searchParams.has('code')
      const end = held(await agent.visit({ url: new URL('/start', server.url), holdAt }))

      expect(end).toMatchObject({ kind: 'held', url: urlOf('/callback?code=1', server.url) })
      expect(server.requests).toHaveLength(1)
      expect(page(await agent.visit({ url: end.url })).text).toBe('delivered')
    })

    test('without end are given up after twenty', async () => {
      await using server = await serve(
        (_, response) => void response.writeHead(302, { location: '/again' }).end(),
      )
      const end = await newBrowser().visit({ url: new URL(server.url) })
      expect(end.kind).toBe('endless')
      expect(end.hops.length).toBeGreaterThan(15)
      expect([20, 21]).toContain(server.requests.length)
    })

    test('to something that isn’t a URL are an error that quotes it', async () => {
      await using server = await serve(
        (_, response) => void response.writeHead(302, { location: 'http://:nowhere' }).end(),
      )
      await expect(newBrowser().visit({ url: new URL(server.url) })).rejects.toThrow(
        /sends the browser to "http:\/\/:nowhere", which is not a URL|ERR_INVALID_REDIRECT/,
      )
    })

    test('are read as UTF-8', async () => {
      await using server = await serveBytes((socket) => {
        socket.end('HTTP/1.1 302 Found\r\nLocation: /grüße?code=1\r\nContent-Length: 0\r\n\r\n')
      })
      const end = held(await newBrowser().visit({ url: new URL(server.url), holdAt: () => true }))
      expect(end.url.pathname).toBe(encodeURI('/grüße'))
    })

    test('out of the test are refused before anything is sent', async () => {
      await using elsewhere = await serve((_, response) => void response.end())
      await using server = await serve(
        (_, response) => void response.writeHead(302, { location: `${elsewhere.url}/oauth?s=1` }).end(),
      )
      const agent = newBrowser({ mayVisit: (url) => url.origin === server.url })

      await expect(agent.visit({ url: new URL('/connect', server.url) })).rejects.toThrow(
        `GET ${server.url}/connect sends the browser to ${elsewhere.url}/oauth, outside this test. Nothing was sent ` +
          'there.',
      )
      expect(elsewhere.requests).toHaveLength(0)
    })
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('a page that comes as %s is read', async (encoding, pack) => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': encoding })
      response.end(pack('<p>grüß dich</p>'))
    })
    const page = await newBrowser().visit({ url: new URL(server.url) })
    expect(page).toMatchObject({ kind: 'page', text: expect.stringContaining('grüß dich') })
    expect(server.requests[0]?.headers['accept-encoding']).toContain(encoding)
  })

  describe('forms', () => {
    const consent = `<form method=post action="/consent?q=1"><input type=hidden name=t value="a b">
      <select name=who><option value=1>Jill<option value=2>Sam</select>
      <textarea name=note>one\ntwo</textarea><button name=decision value=allow>Allow</button></form>`

    test('beyond the first are submitted by their button, which needs no name, and may be multipart', async () => {
      const second = `<form action=/search><input name=q></form>
        <form method=post action=/log-in enctype=multipart/form-data><input type=hidden name=csrf value='a "b"'>
        <input name=email><button>Log in</button></form>`
      await using server = await serve(
        ({ method }, response) => void response.writeHead(200, html).end(method === 'GET' ? second : 'in'),
      )
      const agent = newBrowser()
      const asked = page(await agent.visit({ url: new URL(server.url) }))
      const form = findForm(asked, 'log in')
      const fields = { email: 'jill@example.com' }
      expect(page(await agent.submitForm(asked, { ...form, fields })).text).toContain('in')
      const sent = server.requests.at(-1)
      expect(sent).toMatchObject({ method: 'POST', url: '/log-in' })
      const type = sent?.headers['content-type'] ?? ''
      const data = await new Response(sent?.body, { headers: { 'content-type': type } }).formData()
      expect(Object.fromEntries(data)).toEqual({ csrf: 'a "b"', email: 'jill@example.com' })
    })

    test('and links are followed, cookies and headers can be read', async () => {
      const links = '<a href="/help">Help</a><a href="connect?to=zoom"><img alt="Add to Zoom"></a>'
      await using server = await serve(
        (_, response) =>
          void response.writeHead(200, { ...html, 'set-cookie': 'xsrf=abc', 'x-csrf': 'def' }).end(links),
      )
      const agent = newBrowser()
      const asked = page(await agent.visit({ url: new URL('/a/start', server.url) }))
      expect(asked.hops.at(-1)?.header('X-CSRF')).toBe('def')
      expect(await agent.cookie(asked.url, 'xsrf')).toBe('abc')
      expect(await agent.cookie(asked.url, 'other')).toBeUndefined()
      const link = findLink(asked, 'Add to Zoom')
      if (link === undefined) throw new Error('no link')
      expect(page(await agent.follow(asked, link)).url.href).toBe(`${server.url}/a/connect?to=zoom`)
      expect(server.requests.map(({ url }) => url)).toEqual(['/a/start', '/a/connect?to=zoom'])
    })

    test('are submitted with cookies, origin and encoded values, and held where the caller says', async () => {
      await using server = await serve(({ url, method }, response) => {
        if (method === 'POST') response.writeHead(302, { location: '/callback' }).end()
        else if (url === '/page') response.writeHead(200, { ...html, 'set-cookie': 'sid=1' }).end(consent)
        else response.end('done')
      })
      const agent = newBrowser()
      const asked = page(await agent.visit({ url: new URL('/page', server.url) }))
      const choices = { fields: { who: '2' }, press: { name: 'decision', value: 'allow' } }
      const end = await agent.submitForm(asked, choices, (url) => url.pathname === '/callback')

      expect(held(end).url.pathname).toBe('/callback')
      expect(page(await agent.submitForm(asked, choices)).text).toBe('done')
      expect(server.requests[1]).toMatchObject({
        method: 'POST',
        url: '/consent?q=1',
        body: 't=a+b&who=2&note=one%0D%0Atwo&decision=allow',
        headers: { cookie: 'sid=1', origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
      })
    })

    test('with GET put their fields into the URL', async () => {
      await using server = await serve((_, response) => {
        response.writeHead(200, html).end('<form action="/find?old=1"><input name=q value="ä&b"></form>')
      })
      const agent = newBrowser()
      await agent.submitForm(page(await agent.visit({ url: new URL(server.url) })), {})
      expect(server.requests[1]).toMatchObject({ method: 'GET', url: '/find?q=%C3%A4%26b', body: '' })
    })

    test('that don’t exist are an error that names the page', async () => {
      await using server = await serve((_, response) => void response.end('Sorry'))
      const agent = newBrowser()
      const sorry = page(await agent.visit({ url: new URL('/sorry?x=1', server.url) }))
      await expect(agent.submitForm(sorry, {})).rejects.toThrow(`There is no form on ${server.url}/sorry.`)
    })
  })

  describe('visits at once', () => {
    test('are all under way at the same time, also for one URL, and each has its own end', async () => {
      const waiting: (() => void)[] = []
      await using server = await serve(({ url }, response) => {
        if (url === '/in') return void response.writeHead(200, { 'set-cookie': 'sid=1' }).end()
        // Nobody gets a response before everybody has come.
        waiting.push(() => response.end(url))
        if (waiting.length === 5) for (const answer of waiting) answer()
      })
      const agent = newBrowser()
      await agent.visit({ url: new URL('/in', server.url) })
      const paths = ['/same', '/same', '/same', '/other', '/same']
      const ends = await Promise.all(paths.map((path) => agent.visit({ url: new URL(path, server.url) })))

      expect(ends.map((end) => page(end).url.pathname)).toEqual(paths)
      for (const [index, end] of ends.entries())
        expect(page(end).hops.map(({ url }) => url.pathname)).toEqual([paths[index]])
      expect(server.requests.slice(1).map(({ headers }) => headers.cookie)).toEqual(paths.map(() => 'sid=1'))
      expect(agent.trail).toHaveLength(6)
    })

    test('with POST keep their bodies', async () => {
      const waiting: (() => void)[] = []
      await using server = await serve(({ body }, response) => {
        waiting.push(() => response.end(body))
        if (waiting.length === 2) for (const answer of waiting) answer()
      })
      const agent = newBrowser()
      const headers = { 'content-type': 'application/json' }
      const post = (body: string) =>
        agent.visit({ method: 'POST', url: new URL('/use', server.url), headers, body })
      const ends = await Promise.all([post('{"a":1}'), post('{"a":2}')])
      expect(ends.map((end) => page(end).hops.at(-1)?.text)).toEqual(['{"a":1}', '{"a":2}'])
    })

    test('of a callback that was held deliver it twice', async () => {
      const waiting: (() => void)[] = []
      await using server = await serve(({ url }, response) => {
        if (url === '/connect') return void response.writeHead(302, { location: '/callback?code=1' }).end()
        waiting.push(() => response.end('connected'))
        if (waiting.length === 2) for (const answer of waiting) answer()
      })
      const agent = newBrowser()
      const end = held(await agent.visit({ url: new URL('/connect', server.url), holdAt: () => true }))
      const both = await Promise.all([agent.visit({ url: end.url }), agent.visit({ url: end.url })])
      expect(both.map((each) => page(each).text)).toEqual(['connected', 'connected'])
    })
  })

  test('JSON is read as it was sent', async () => {
    await using server = await serve((_, response) => {
      response
        .writeHead(409, { 'content-type': 'application/json; charset=utf-8' })
        .end('{"connected":false}')
    })
    expect(page(await newBrowser().visit({ url: new URL(server.url) }))).toMatchObject({
      status: 409,
      contentType: 'application/json; charset=utf-8',
      text: '{"connected":false}',
    })
  })

  test('an empty response, and one to be downloaded, are responses', async () => {
    await using server = await serve(({ url }, response) => {
      if (url === '/empty') response.writeHead(204).end()
      else response.writeHead(200, { 'content-disposition': 'attachment; filename=me.json' }).end('{}')
    })
    const agent = newBrowser()
    expect(page(await agent.visit({ url: new URL('/empty', server.url) }))).toMatchObject({
      status: 204,
      url: urlOf('/empty', server.url),
    })
    expect(page(await agent.visit({ url: new URL('/me', server.url) }))).toMatchObject({
      status: 200,
      url: urlOf('/me', server.url),
    })
  })

  test('custom headers replace the browser’s, however they are spelled', async () => {
    await using server = await serve((_, response) => void response.end())
    await newBrowser().visit({ url: new URL(server.url), headers: { ACCEPT: 'application/json' } })
    expect(server.requests[0]?.headers.accept).toBe('application/json')
  })

  describe('cookies', () => {
    test('are kept per browser, and forgotten when the server says so', async () => {
      await using server = await serve(({ url }, response) => {
        if (url === '/in')
          response.setHeader('set-cookie', ['sid=1; HttpOnly; Secure; SameSite=Lax', 'deep=2; Path=/deep'])
        if (url === '/out') response.setHeader('set-cookie', 'sid=; Max-Age=0')
        response.end()
      })
      const agent = newBrowser()
      for (const path of ['/in', '/', '/deep/er', '/out', '/'])
        await agent.visit({ url: new URL(path, server.url) })
      await newBrowser().visit({ url: new URL(server.url) })

      const cookies = server.requests.map((request) => request.headers.cookie)
      expect(cookies).toEqual([undefined, 'sid=1', 'deep=2; sid=1', 'sid=1', undefined, undefined])
    })

    test('of a response, and those for a URL, are told', async () => {
      await using server = await serve((_, response) => {
        response.setHeader('set-cookie', ['sid=1; HttpOnly', 'deep=2; Path=/deep'])
        response.writeHead(302, { location: '/end' }).end()
      })
      const agent = newBrowser()
      expect(await agent.cookieFor(new URL(server.url))).toBe('')
      await agent.visit({ url: new URL(server.url), holdAt: () => true })
      const [hop] = agent.trail
      expect(hop).toMatchObject({ cookies: ['sid=1; HttpOnly', 'deep=2; Path=/deep'] })
      expect(await agent.cookieFor(new URL('/deep/er', server.url))).toBe('deep=2; sid=1')
    })

    test('of several paths are kept apart', async () => {
      await using server = await serve(({ url }, response) => {
        if (url === '/in') response.setHeader('set-cookie', ['a=root; Path=/', 'a=app; Path=/app', 'b=here'])
        response.end()
      })
      const agent = newBrowser()
      for (const path of ['/in', '/app/use', '/use']) await agent.visit({ url: new URL(path, server.url) })
      expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([
        undefined,
        'a=app; a=root; b=here',
        'a=root; b=here',
      ])
    })

    test('do not distinguish the ports of a host', async () => {
      await using zoom = await serve((_, response) => void response.end())
      await using app = await serve((_, response) => void response.setHeader('set-cookie', 'sid=app').end())
      const agent = newBrowser()
      await agent.visit({ url: new URL(app.url) })
      await agent.visit({ url: new URL(zoom.url) })
      expect(zoom.requests[0]?.headers.cookie).toBe('sid=app')
    })

    test('that are set on the way are sent with the next hop; broken ones are ignored', async () => {
      await using server = await serve(({ url }, response) => {
        const broken = ['=', 'evil=1; Domain=example.com', 'good=1']
        if (url === '/') response.writeHead(302, { location: '/next', 'set-cookie': broken }).end()
        else response.end()
      })
      await newBrowser().visit({ url: new URL(server.url) })
      expect(server.requests[1]?.headers.cookie).toBe('good=1')
    })
  })

  describe('a server that misbehaves gives a clear error, and never hangs', () => {
    const quick = { timeoutMs: 100 }

    test('nobody listens', async () => {
      const url = await deadUrl()
      const visit = newBrowser().visit({ url: new URL('/connect', url) })
      await expect(visit).rejects.toMatchObject({
        name: 'ContractError',
        kind: 'unreachable',
        request: { method: 'GET' },
      })
      await expect(visit).rejects.toThrow(
        new RegExp(
          `^Nothing responds at ${url} \\(GET ${url}/connect: E\\w+REFUSED\\). Is the app running, and`,
        ),
      )
    })

    test('it never responds', async () => {
      await using server = await serve(() => undefined)
      const visit = newBrowser(quick).visit({ url: new URL('/use?code=secret', server.url) })
      await expect(visit).rejects.toMatchObject({ kind: 'timeout' })
      await expect(visit).rejects.toThrow(`GET ${server.url}/use did not finish its response within 100 ms.`)
    })

    test('the page it leads to never responds, and that request is named', async () => {
      await using server = await serve(({ url }, response) => {
        if (url === '/connect') response.writeHead(302, { location: '/callback?code=secret' }).end()
      })
      const visit = newBrowser({ timeoutMs: 3000 }).visit({ url: new URL('/connect', server.url) })
      await expect(visit).rejects.toMatchObject({
        kind: 'timeout',
        request: { method: 'GET', url: urlOf('/callback?code=secret', server.url) },
      })
      await expect(visit).rejects.toThrow(`GET ${server.url}/callback did not finish its response within`)
    })

    test('it begins a response and never ends it', async () => {
      await using server = await serve((_, response) => void response.writeHead(200).write('to be contin'))
      await expect(newBrowser(quick).visit({ url: new URL(server.url) })).rejects.toMatchObject({
        kind: 'timeout',
      })
    })

    test.each([
      ['not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
      ['nothing at all', ''],
      ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'],
      [
        'something that is not gzip',
        'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nhalf',
      ],
    ])('it answers with %s', async (_, bytes) => {
      await using server = await serveBytes((socket) => socket.end(bytes))
      const visit = newBrowser().visit({ url: new URL(server.url) })
      await expect(visit).rejects.toMatchObject({ kind: 'garbage', request: { url: urlOf(server.url) } })
      await expect(visit).rejects.toThrow(`GET ${server.url}/ did not return valid HTTP: `)
    })

    test('it floods', async () => {
      await using server = await serve((_, response) => void response.end('x'.repeat(5_000)))
      const visit = newBrowser({ maxBytes: 4_000 }).visit({ url: new URL(server.url) })
      await expect(visit).rejects.toMatchObject({ kind: 'too-large' })
      await expect(visit).rejects.toThrow('returned more than 4000 bytes.')
    })

    test('the caller gives up first', async () => {
      const stop = new AbortController()
      await using server = await serve(() => stop.abort(new Error('enough')))
      const agent = newBrowser({ signal: stop.signal })
      await expect(agent.visit({ url: new URL(server.url) })).rejects.toThrow('enough')
      expect(server.requests).toHaveLength(1)

      await expect(agent.visit({ url: new URL(server.url) })).rejects.toThrow('enough')
      expect(server.requests).toHaveLength(1)
    })
  })
}
