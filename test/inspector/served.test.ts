import Koa from 'koa'
import { expect, test } from 'vitest'
import type { RequestState } from '../../src/mock-zoom/http/context.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { inspectorRoutes } from '../../src/mock-zoom/server/inspector.ts'
import { ownProblem, send } from '../support/control.ts'
import { startIntegration } from '../support/integration.ts'

// The pages are built by `npm run build`, and served from dist/inspector.

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

test('the page has a policy that allows nothing inline and nothing from other origins', async () => {
  await using zoom = await createMockZoom()
  const { status, headers } = await fetch(`${zoom.url}/`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(headers.get('content-security-policy')).toBe(policy)
  expect(headers.get('cache-control')).toBe('no-store')
})

test('serves the files that the page uses, and nothing else: no path leads out of their folder', async () => {
  await using zoom = await createMockZoom()
  const page = await (await fetch(`${zoom.url}/`)).text()
  const named = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
  expect(named).toEqual([
    expect.stringMatching(/^\/__mock\/inspector\/index-[\w-]{8}\.js$/),
    expect.stringMatching(/^\/__mock\/inspector\/style-[\w-]{8}\.css$/),
  ])
  for (const address of named) {
    const { status, headers } = await fetch(`${zoom.url}${address}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/(javascript|css); charset=utf-8$/)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  }
  for (const name of [
    'nothing.js',
    '..%2F..%2Fpackage.json',
    '%2e%2e',
    'index.html.map',
    '.tsbuildinfo',
    'a.js%00',
  ]) {
    const { status } = await send(zoom, `GET /__mock/inspector/${name}`, { host: '127.0.0.1' })
    expect([name, status]).toEqual([name, 404])
  }
})

test('a sandbox has its own inspector, below its own URL', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  const page = await (await fetch(`${sandbox.url}/`)).text()
  const script = /src="([^"]*)"/.exec(page)?.[1] ?? ''
  expect(script).toMatch(/^\/__mock\/sandboxes\/[\w-]+\/__mock\/inspector\/index-/)
  expect((await fetch(`${zoom.url}${script}`)).status).toBe(200)
})

test('requests for the inspector are not in the journal', async () => {
  await using zoom = await createMockZoom()
  await fetch(`${zoom.url}/`)
  await fetch(`${zoom.url}/__mock/inspector/index.html`)
  expect(await zoom.journal.list()).toEqual([])
})

for (const host of ['zoom.us', 'marketplace.zoom.us', 'api.zoom.us']) {
  test(`${host} has no inspector`, async () => {
    await using zoom = await createMockZoom()
    expect((await send(zoom, 'GET /', { host })).status).toBe(403)
  })
}

test('a checkout without built pages says so', async () => {
  const app = new Koa<RequestState>().use(inspectorRoutes([new URL('file:///nowhere/')]).routes())
  await using server = await startIntegration(() => app.callback())
  const answer = await fetch(server.url)
  expect([answer.status, await answer.text()]).toEqual([
    503,
    ownProblem(
      'The inspector’s pages are not built in this checkout.',
      'Run npm run build, then reload this page. GET /__mock/findings and GET /__mock/journal work without it.',
    ),
  ])
})
