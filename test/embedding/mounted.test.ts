import type { Server } from 'node:http'
import { createServer } from 'node:http'
import express from 'express'
import Koa from 'koa'
import { expect, test } from 'vitest'
import type { LocalMockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom, mountAt } from '../../src/mock-zoom/index.ts'
import { consent } from '../support/consent.ts'
import { authorizeUrl, exchange, parseTokens, usersMe } from '../support/oauth.ts'

// zoom.handler: the mock in another server, at its root or below a prefix.

interface Mounted extends AsyncDisposable {
  readonly origin: string
}

async function start(server: Server): Promise<Mounted> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Ways to mount it: the prefix of the mock, and how the server is created. */
const ways: Readonly<Record<string, readonly [prefix: string, (zoom: LocalMockZoom) => Server]>> = {
  'a server of its own': ['', (zoom) => createServer(zoom.handler)],
  'node:http, at a prefix': ['/fake/zoom', (zoom) => createServer(mountAt('/fake/zoom/', zoom.handler))],
  'Express, at a prefix': ['/zoom', (zoom) => createServer(express().use('/zoom', zoom.handler))],
  'an Express router in a router': [
    '/test/zoom',
    (zoom) => createServer(express().use('/test', express.Router().use('/zoom', zoom.handler))),
  ],
  'Koa, at a prefix': [
    '/zoom',
    (zoom) => {
      const handler = mountAt('/zoom', zoom.handler)
      const app = new Koa()
      app.use((ctx) => {
        ctx.respond = false
        handler(ctx.req, ctx.res)
      })
      return createServer((request, response) => void app.callback()(request, response))
    },
  ],
}

for (const [way, [prefix, make]] of Object.entries(ways)) {
  test(`${way}: the whole flow works, and every URL has the prefix`, async () => {
    await using zoom = await createMockZoom({ listen: false })
    await using mounted = await start(make(zoom))
    // The handle, with the URL at which others reach it.
    const there = Object.assign(Object.create(zoom), { url: mounted.origin + prefix })
    const callback = await consent(there, await authorizeUrl(there, { state: crypto.randomUUID() }))
    const answer = await exchange(there, callback.searchParams.get('code') ?? '')
    expect(JSON.parse(answer.body).api_url).toBe(there.url)
    expect((await usersMe(there, parseTokens(answer).access_token)).status).toBe(200)
    expect(await zoom.findings.list()).toEqual([])
    expect(await zoom.journal.list({ type: 'request.answered' })).toMatchObject([
      { path: '/oauth/authorize' },
      { path: '/oauth/authorize' },
      { path: '/oauth/token' },
      { path: '/v2/users/me' },
    ])
  })

  test(`${way}: the first page, and a sandbox`, async () => {
    await using zoom = await createMockZoom({ listen: false })
    await using mounted = await start(make(zoom))
    for (const path of [prefix, `${prefix}/`, `${prefix}/?from=bookmark`]) {
      const home = await fetch(mounted.origin + path)
      expect([home.status, await home.text()]).toEqual([
        200,
        expect.stringContaining(`src="${prefix}/__mock/inspector/`),
      ])
    }
    const made = await fetch(`${mounted.origin}${prefix}/__mock/sandboxes`, { method: 'POST' })
    const { url } = await made.json()
    expect(url).toMatch(`${mounted.origin}${prefix}/__mock/sandboxes/`)
    expect(await (await fetch(`${url}/__mock/health`)).json()).toEqual({ status: 'ok', profile: '2026' })
  })
}

test('requests outside the prefix are refused', async () => {
  await using zoom = await createMockZoom({ listen: false })
  await using mounted = await start(createServer(mountAt('/zoom', zoom.handler)))
  for (const path of ['/', '/zoomed', '/oauth/token', '/ZOOM/']) {
    const answer = await fetch(mounted.origin + path)
    expect([answer.status, await answer.text()]).toEqual([
      404,
      `{"mock_zoom":{"problem":"mock-zoom is mounted at /zoom, and ${path} is not below it.","remedy":"Pass on only requests below it."}}`,
    ])
  }
  expect(await zoom.journal.list()).toEqual([])
})

test('if a parser has read the body before it, it says so', async () => {
  await using zoom = await createMockZoom({ listen: false })
  const app = express().use(express.urlencoded()).use('/zoom', zoom.handler)
  await using mounted = await start(createServer(app))
  const body = new URLSearchParams({ grant_type: 'refresh_token' })
  const answer = await fetch(`${mounted.origin}/zoom/oauth/token`, { method: 'POST', body })
  expect([answer.status, await answer.text()]).toEqual([
    500,
    '{"mock_zoom":{"problem":"The body was read before mock-zoom got the request.","remedy":"Mount zoom.handler above body parsers, such as express.json()."}}',
  ])
})
