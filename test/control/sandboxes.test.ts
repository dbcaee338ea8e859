import { expect, test } from 'vitest'
import type { MockZoom, Sandbox } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { startReferenceClient } from '../../src/reference-client/index.ts'
import { Person } from '../reference-client/browser.ts'
import { consent } from '../support/consent.ts'
import { control, controlJson, ownProblem, send } from '../support/control.ts'
import { answerDevice, pollDevice, startDevice } from '../support/device.ts'
import {
  authorizeUrl,
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  refresh,
  usersMe,
} from '../support/oauth.ts'
import { listenForWebhooks, status, subscribe } from '../support/webhook-target.ts'

// A sandbox is a separate mock inside a mock, below a path of the same URL.

const reasons = async (zoom: MockZoom) =>
  (await zoom.journal.list()).flatMap((entry) => ('reason' in entry ? [entry.reason] : []))

test('the whole flow works in a sandbox, and every URL that it returns is inside it', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  expect(sandbox.url).toBe(`${zoom.url}/__mock/sandboxes/${sandbox.id}`)

  const callback = await consent(sandbox, await authorizeUrl(sandbox, { state: crypto.randomUUID() }))
  const answer = await exchange(sandbox, callback.searchParams.get('code') ?? '')
  expect(JSON.parse(answer.body)).toMatchObject({ api_url: sandbox.url })
  const { access_token, refresh_token } = parseTokens(answer)
  expect((await usersMe(sandbox, access_token)).status).toBe(200)
  const refreshed = parseTokens(await refresh(sandbox, refresh_token))
  expect((await post(sandbox, '/oauth/revoke', { token: refreshed.access_token })).body).toBe(
    '{"status":"success"}',
  )

  expect(await sandbox.findings.list()).toEqual([])
  expect(await zoom.journal.list()).toEqual([])
})

test('its pages stay in it: the form, the links, the cookie, the redirects', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create({ switches: { signedOutHop: true } })
  const path = new URL(sandbox.url).pathname
  const hop = await fetch(await authorizeUrl(sandbox), { redirect: 'manual' })
  expect(hop.headers.get('location')).toMatch(`${path}/oauth/signin?_rnd=`)

  const page = await (await fetch(await authorizeUrl(sandbox))).text()
  expect(page).toContain(`action="${path}/oauth/authorize?_rnd=`)
  const allowed = await fetch(await authorizeUrl(sandbox), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ zoom_user: (await sandbox.users.list())[0]?.id ?? '', decision: 'allow' }),
  })
  const [cookie = ''] = allowed.headers.getSetCookie()
  expect(cookie).toBe(
    `mock_zoom_user___mock_sandboxes_${sandbox.id}=${(await sandbox.users.list())[0]?.id}; path=${path}; samesite=lax; httponly`,
  )

  const home = await (await fetch(`${sandbox.url}/`)).text()
  const script = /<script [^>]*src="([^"]+)"/.exec(home)?.[1] ?? ''
  expect(script).toMatch(`${path}/__mock/inspector/`)
  expect((await fetch(new URL(script, sandbox.url))).status).toBe(200)
  const out = await fetch(`${sandbox.url}/__mock/sign-out`, { method: 'POST', redirect: 'manual' })
  expect([out.status, out.headers.get('location')]).toEqual([303, `${path}/`])
  expect(out.headers.getSetCookie()[0]).toContain(`path=${path};`)
})

test('a user who is signed in at the mock isn’t signed in at its sandbox', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  const headers = { cookie: `mock_zoom_user=${(await zoom.users.list())[1]?.id}` }
  const chosen = async (mock: MockZoom) =>
    /<option value="([^"]+)" selected>/.exec(
      await (await fetch(await authorizeUrl(mock), { headers })).text(),
    )?.[1]
  expect(await chosen(zoom)).toBe((await zoom.users.list())[1]?.id)
  expect(await chosen(sandbox)).toBeUndefined()
})

test('the device flow stays in it', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  const { device_code, user_code, ...started } = await startDevice(sandbox)
  expect(started.verification_uri).toBe(`${sandbox.url}/oauth_device`)
  expect(started.verification_uri_complete).toBe(`${sandbox.url}/oauth/device/complete/${user_code}`)
  const page = await (await fetch(started.verification_uri_complete)).text()
  expect(page).toContain(`action="${new URL(sandbox.url).pathname}/oauth_device"`)
  await answerDevice(sandbox, user_code, 'allow')
  expect((await pollDevice(sandbox, device_code)).status).toBe(200)
})

test('a code or token of one is unknown in every other, and in the mock itself', async () => {
  // One seed for all of them is the hardest case.
  await using zoom = await createMockZoom({ seed: 'one' })
  await using first = await zoom.sandboxes.create()
  await using second = await zoom.sandboxes.create()
  const code = await newCode(first)
  const { access_token, refresh_token } = await connect(first)
  for (const other of [second, zoom]) {
    await newCode(other)
    await connect(other)
    expect((await exchange(other, code)).status).toBe(400)
    expect((await refresh(other, refresh_token)).status).toBe(400)
    expect((await usersMe(other, access_token)).status).toBe(401)
    expect(await reasons(other)).toEqual(['code-unknown', 'refresh-token-unknown', 'access-token-unknown'])
  }
  expect((await usersMe(first, access_token)).status).toBe(200)
})

test('it has its own clock, apps, users, faults, switches and signed-in user', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  const before = await zoom.clock.now()
  await sandbox.clock.advance({ hours: 1 })
  await controlJson(sandbox, 'POST /__mock/apps', { clientId: 'only_here', name: 'Only Here' })
  await controlJson(sandbox, 'DELETE /__mock/users/sam@example.com')
  await sandbox.faults.next('token', { status: 502 })
  await sandbox.switches.set({ codeTtl: 5 })
  await sandbox.signedIn.choose({ user: 'jill@example.com' })
  expect((await zoom.clock.now()) - before).toBeLessThan(60_000)
  expect([(await zoom.apps.list()).length, (await sandbox.apps.list()).length]).toEqual([3, 4])
  expect([(await zoom.users.list()).length, (await sandbox.users.list()).length]).toEqual([3, 2])
  expect([(await zoom.faults.list()).length, (await sandbox.faults.list()).length]).toEqual([0, 1])
  expect([(await zoom.switches.show()).codeTtl, (await sandbox.switches.show()).codeTtl]).toEqual([300, 5])
  expect((await control(zoom, 'GET /__mock/signed-in')).body).toBe('{"userId":null}')
})

test('it starts with the options of its mock, except for those that it is given', async () => {
  const app = { clientId: 'my_app', name: 'My App' }
  await using zoom = await createMockZoom({ profile: '2020', switches: { codeTtl: 60 }, apps: [app] })
  await zoom.switches.set({ expiresIn: 5 })
  await using same = await zoom.sandboxes.create()
  expect([same.profile, (await same.switches.show()).codeTtl, (await same.apps.first()).name]).toEqual([
    '2020',
    60,
    'My App',
  ])
  expect((await same.switches.show()).expiresIn).toBe(3599)
  await using other = await zoom.sandboxes.create({
    profile: '2026',
    switches: { decline: 'stay' },
    apps: [{ ...app, name: 'Other' }],
    faults: [{ route: 'api', status: 503 }],
    rateLimits: { Light: { perSecond: 3 } },
  })
  expect([
    other.profile,
    (await other.switches.show()).codeTtl,
    (await other.switches.show()).decline,
  ]).toEqual(['2026', 60, 'stay'])
  expect([(await other.apps.first()).name, (await other.faults.list()).length]).toEqual(['Other', 1])
  expect(await controlJson(other, 'GET /__mock/rate-limits')).toMatchObject({
    Light: { perSecond: 3, perDay: null },
    meetingsPerUserPerDay: 100,
  })
})

test('a seed repeats: the mock’s for each sandbox in turn, or the sandbox’s own', async () => {
  const codes = async () => {
    await using zoom = await createMockZoom({ seed: 'one' })
    const made = [await zoom.sandboxes.create(), await zoom.sandboxes.create()]
    const own = await zoom.sandboxes.create({ seed: 'two' })
    return await Promise.all([...made, own].map((each) => newCode(each)))
  }
  const [first, second, own] = await codes()
  expect(await codes()).toEqual([first, second, own])
  expect(first).not.toBe(second)
  await using another = await createMockZoom({ seed: 'two' })
  expect(await newCode(another)).toBe(own)
})

test('the message about a wrong option says where it is, in code and over HTTP', async () => {
  await using zoom = await createMockZoom()
  const wrong: { profile?: '2020' } = { profile: '1999' as '2020' }
  await expect(zoom.sandboxes.create(wrong)).rejects.toThrow(
    'profile: Invalid option: expected one of "2020"|"2026", or a profile of your own; found "1999"',
  )
  const { status: refused, body } = await control(zoom, 'POST /__mock/sandboxes', { port: 9666 })
  expect([refused, body]).toEqual([400, expect.stringContaining('port: unknown key')])
  expect(await zoom.sandboxes.list()).toEqual([])
})

test('its URL has the host of the request that created it', async () => {
  await using zoom = await createMockZoom()
  const { port } = new URL(zoom.url)
  for (const host of [`localhost:${port}`, 'mock.localhost', `192.168.1.20:${port}`]) {
    const { body } = await send(zoom, 'POST /__mock/sandboxes', { host })
    const { id, url } = JSON.parse(body)
    expect(url).toBe(`http://${host}/__mock/sandboxes/${id}`)
    const answer = await send(zoom, `POST /__mock/sandboxes/${id}/oauth/devicecode`, { host }, '')
    expect(answer.status).toBe(400)
  }
  const { body: list } = await send(zoom, 'GET /__mock/sandboxes', { host: 'localhost' })
  expect(JSON.parse(list)[0].url).toMatch(/^http:\/\/localhost\/__mock\/sandboxes\//)
})

test('a request to Zoom’s hosts gets URLs with Zoom’s hosts', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  const path = `/__mock/sandboxes/${sandbox.id}`
  const headers = { host: 'zoom.us', 'content-type': 'application/x-www-form-urlencoded' }
  const body = 'client_id=acme_desktop_pub_0001'
  const answer = await send(zoom, `POST ${path}/oauth/devicecode`, headers, body)
  expect(JSON.parse(answer.body).verification_uri).toBe(`https://zoom.us${path}/oauth_device`)
})

const full = ownProblem(
  'There are 2 sandboxes, and this mock allows no more.',
  'Close those that are no longer needed (DELETE /__mock/sandboxes/{id}), or raise sandboxes.max.',
)

test('the limit holds, however many are requested at once', async () => {
  await using zoom = await createMockZoom({ sandboxes: { max: 2 } })
  // All of them are requested before the first is created.
  const asked = await Promise.allSettled(Array.from({ length: 12 }, () => zoom.sandboxes.create()))
  expect(asked.filter(({ status: outcome }) => outcome === 'fulfilled')).toHaveLength(2)
  expect(await zoom.sandboxes.list()).toHaveLength(2)
  expect(await control(zoom, 'POST /__mock/sandboxes')).toMatchObject({ status: 409, body: full })
  await expect(zoom.sandboxes.create()).rejects.toThrow(
    'There are 2 sandboxes, and this mock allows no more.',
  )
  await control(zoom, `DELETE /__mock/sandboxes/${(await zoom.sandboxes.list())[0]?.id}`)
  expect((await control(zoom, 'POST /__mock/sandboxes')).status).toBe(201)
})

test('a sandbox can’t have sandboxes', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  expect(await control(sandbox, 'POST /__mock/sandboxes')).toMatchObject({
    status: 409,
    body: ownProblem(
      'This mock makes no sandboxes.',
      'A sandbox has none of its own: ask the mock that it is in; or raise sandboxes.max.',
    ),
  })
})

const gone = (id: string, after = 1800) =>
  ownProblem(
    `There is no sandbox ${id}: it was closed, or nobody had called it for ${after} seconds.`,
    'Make one with POST /__mock/sandboxes.',
  )

test('a closed sandbox is gone, and says so; closing it again is a harmless 404', async () => {
  await using zoom = await createMockZoom()
  const sandbox = await zoom.sandboxes.create()
  const path = `/__mock/sandboxes/${sandbox.id}`
  expect(await control(zoom, `DELETE ${path}`)).toMatchObject({ status: 204, body: '' })
  for (const route of [`GET ${path}/`, `POST ${path}/oauth/token`, `GET ${path}/__mock/health`]) {
    expect(await control(zoom, route)).toMatchObject({ status: 404, body: gone(sandbox.id) })
  }
  expect(await control(zoom, `DELETE ${path}`)).toMatchObject({
    status: 404,
    body: ownProblem(`There is no sandbox ${sandbox.id}.`, 'GET /__mock/sandboxes lists them.'),
  })
  await sandbox.close()
  await sandbox.close()
  expect(await zoom.journal.list()).toEqual([])
})

/** Opens the journal of a mock as an event stream. */
const follow = async ({ url }: { readonly url: string }) => {
  const response = await fetch(`${url}/__mock/journal`, { headers: { accept: 'text/event-stream' } })
  const reader = response.body?.getReader()
  return async () => {
    while (
      !(await reader?.read().then(
        ({ done }) => done,
        () => true,
      ))
    );
  }
}

test('an unused sandbox is closed; one that is called, followed or made in code isn’t', async () => {
  await using zoom = await createMockZoom({ sandboxes: { idleSeconds: 1 } })
  const made = async () => Object(await controlJson(zoom, 'POST /__mock/sandboxes')) as Sandbox
  const [idle, called, followed] = [await made(), await made(), await made()]
  const inCode = await zoom.sandboxes.create()
  const ended = await follow(followed)
  await expect
    .poll(
      async () => {
        expect((await control(called, 'GET /__mock/health')).status).toBe(200)
        return (await zoom.sandboxes.list()).map(({ id }) => id)
      },
      { timeout: 10_000, interval: 200 },
    )
    .toEqual([called.id, followed.id, inCode.id])
  expect(await control(idle, 'GET /__mock/health')).toMatchObject({ status: 404, body: gone(idle.id, 1) })
  await control(zoom, `DELETE /__mock/sandboxes/${followed.id}`)
  await ended()
})

test('closing the mock closes its sandboxes, and ends their event streams', async () => {
  const zoom = await createMockZoom()
  const sandbox = await zoom.sandboxes.create()
  const ended = await follow(sandbox)
  await sandbox.faults.next('token', { delay: 30_000 })
  const waits = post(sandbox, '/oauth/token', {}).catch(() => 'cut off')
  await expect.poll(async () => await sandbox.faults.list()).toEqual([])
  await zoom.close()
  await ended()
  expect(await waits).toBe('cut off')
})

test('a reset of the mock doesn’t reset its sandboxes, and a reset of one doesn’t reset the others', async () => {
  await using zoom = await createMockZoom()
  await using first = await zoom.sandboxes.create()
  await using second = await zoom.sandboxes.create()
  await newCode(first)
  await newCode(second)
  await control(zoom, 'POST /__mock/reset')
  await control(second, 'POST /__mock/reset')
  expect(await first.journal.list({ type: 'code.issued' })).toHaveLength(1)
  expect(await second.journal.list()).toEqual([])
})

test('its webhooks are its own', async () => {
  await using target = await listenForWebhooks()
  target.answers(status(200))
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  await subscribe(sandbox, target.url)
  await connect(sandbox)
  const [uninstalled] = await sandbox.uninstall({ user: 'jill@example.com' })
  expect(uninstalled?.delivery?.state).toBe('acknowledged')
  expect([(await sandbox.webhooks.list()).length, (await zoom.webhooks.list()).length]).toEqual([1, 0])
})

test('its control API is guarded like that of the mock', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  const { host } = new URL(zoom.url)
  const reset = `POST /__mock/sandboxes/${sandbox.id}/__mock/reset`
  expect((await send(zoom, reset, { host: 'evil.example' })).status).toBe(403)
  expect((await send(zoom, reset, { host, origin: 'https://evil.example' })).status).toBe(403)
  expect((await send(zoom, reset, { host, origin: zoom.url })).status).toBe(204)
})

test('its OpenAPI document names its own base', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  for (const [mock, base] of [[zoom, '/'] as const, [sandbox, new URL(sandbox.url).pathname] as const]) {
    expect(await controlJson(mock, 'GET /__mock/openapi.json')).toMatchObject({ servers: [{ url: base }] })
  }
})

test('the reference client works with a sandbox as its Zoom', async () => {
  await using zoom = await createMockZoom()
  await using sandbox = await zoom.sandboxes.create()
  await sandbox.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  const { clientId, clientSecret } = await sandbox.apps.first()
  const client = await startReferenceClient({
    zoomUrl: sandbox.url,
    clientId,
    clientSecret: clientSecret ?? '',
  })
  const alice = await Person.signIn(client, 'alice')
  await alice.connect()
  expect((await alice.use()).json()).toMatchObject({ works: true })
  await sandbox.clock.advance({ hours: 2 })
  expect((await alice.use()).json()).toMatchObject({ works: true })
  await alice.disconnect()
  await client.close()
  expect([await sandbox.findings.list(), await zoom.journal.list()]).toEqual([[], []])
})
