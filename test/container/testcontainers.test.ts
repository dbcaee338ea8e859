import { GenericContainer, Network } from 'testcontainers'
import { expect, test } from 'vitest'
import { MockZoomContainer } from '../../src/testcontainers/index.ts'
import { imageOrSkip } from './engine.ts'

// MockZoomContainer, as a user's own suite has it.

const app = {
  clientId: 'my_app',
  clientSecret: 'my-secret',
  name: 'My App',
  redirectUris: ['https://app.example/callback'],
  scopes: ['user:read:user'],
}
const kim = { email: 'kim@example.com', firstName: 'Kim', lastName: 'Park' }

test('has the given apps, user and profile, and a MockZoom', async (context) => {
  const image = await imageOrSkip(context)
  await using container = await new MockZoomContainer(image)
    .withProfile('2020')
    .withApp(app)
    .withApp({ clientId: 'other_app', name: 'Other' })
    .withUser(kim)
    .withConfig({ switches: { codeTtl: 60 } })
    .start()
  const zoom = await container.connect()
  expect(await zoom.health()).toEqual({ status: 'ok', profile: '2020' })
  expect((await zoom.apps.list()).map(({ clientId }) => clientId)).toEqual(['my_app', 'other_app'])
  expect((await zoom.users.list()).map(({ email }) => email)).toEqual(['kim@example.com'])
  expect((await zoom.switches.show()).codeTtl).toBe(60)
})

test('an app connects through the mapped port, and a sandbox uses the same port', async (context) => {
  const image = await imageOrSkip(context)
  await using container = await new MockZoomContainer(image).withApp(app).withUser(kim).start()
  const mock = await container.connect()
  await using sandbox = await mock.sandboxes.create()
  expect(sandbox.url).toMatch(`${container.getBaseUrl()}/__mock/sandboxes/`)
  for (const [zoom, url] of [
    [mock, container.getBaseUrl()],
    [sandbox, sandbox.url],
  ] as const) {
    await zoom.signedIn.choose({ user: kim.email, consent: 'allow' })
    const [redirect_uri = ''] = app.redirectUris
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: app.clientId,
      redirect_uri,
      state: crypto.randomUUID(),
    })
    const sentBack = await fetch(`${url}/oauth/authorize?${query}`, { redirect: 'manual' })
    const code = new URL(sentBack.headers.get('location') ?? '').searchParams.get('code') ?? ''
    const answer = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${app.clientId}:${app.clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri }),
    })
    expect(await answer.json()).toMatchObject({ token_type: 'bearer', api_url: url })
    expect(await zoom.findings.list()).toEqual([])
  }
})

test('another container reaches it and its control API by its alias', async (context) => {
  const image = await imageOrSkip(context)
  await using network = await new Network().start()
  await using zoom = await new MockZoomContainer(image)
    .withNetwork(network)
    .withNetworkAliases('zoom')
    .start()
  const health = `${zoom.getNetworkBaseUrl('zoom')}/__mock/health`
  await using app = await new GenericContainer(image)
    .withNetwork(network)
    .withEntrypoint(['sleep', '600'])
    .start()
  const script = `fetch('${health}').then((r) => r.text()).then(console.log)`
  expect((await app.exec(['node', '-e', script])).output).toContain('{"status":"ok","profile":"2026"}')
})

test('a text is the user that the process runs as, as for every container', async (context) => {
  const image = await imageOrSkip(context)
  await using container = await new MockZoomContainer(image).withUser('1000:1000').start()
  expect((await container.exec(['id', '-u'])).output.trim()).toBe('1000')
})

test('an invalid app is refused at the start, with its place in the config', async (context) => {
  const image = await imageOrSkip(context)
  let log = ''
  const started = new MockZoomContainer(image)
    .withApp({ clientId: 'has spaces', name: 'X' })
    .withStartupTimeout(20_000)
    .withLogConsumer((stream) =>
      stream.on('data', (line) => {
        log += line
      }),
    )
    .start()
  await expect(started).rejects.toThrow()
  await expect
    .poll(() => log)
    .toContain('mock-zoom.config.json:1: apps.0.clientId: must be visible ASCII without spaces')
})
