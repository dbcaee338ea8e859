import { expect, test } from 'vitest'
import { startReferenceClient } from '../../src/reference-client/index.ts'
import { Browser, Person } from './browser.ts'
import { openScene } from './scene.ts'
import { temporaryDatabase } from './temporary-database.ts'

const profiles = ['2026', '2020'] as const

test.each(profiles)('connect, use, disconnect, reconnect, use (%s)', async (profile) => {
  await using at = await openScene({ profile })
  const { zoom, client, count } = at
  const alice = await Person.signIn(client, 'alice')

  const connected = await alice.connect()
  expect([connected.status, connected.location]).toEqual([303, `${client.url}/`])
  const status = (await alice.browser.get(`${client.url}/status`)).json()
  expect(status).toEqual({ person: 'alice', connected: true, zoom_user_id: (await zoom.users.list())[0]?.id })
  expect((await alice.browser.get(client.url)).text).toContain('<strong>jill@example.com</strong>')

  const used = await alice.use()
  expect(used.status).toBe(200)
  const zoom_user = {
    id: (await zoom.users.list())[0]?.id,
    email: 'jill@example.com',
    display_name: 'Jill Chill',
  }
  expect(used.json()).toEqual({ works: true, zoom_user })

  expect((await alice.disconnect()).json()).toEqual({ connected: false })
  expect(await count('token.revoked')).toBe(1)
  expect(await alice.isConnected()).toBe(false)
  expect((await alice.use()).status).toBe(409)

  expect((await alice.connect()).status).toBe(303)
  expect((await alice.use()).status).toBe(200)
  expect([await count('code.issued'), await count('code.redeemed'), await count('code.refused')]).toEqual([
    2, 2, 0,
  ])
  expect(await at.findings()).toEqual([])
})

test('connecting again while connected takes the new grant', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  await alice.connect()
  await alice.connect()
  expect((await alice.use()).status).toBe(200)
  expect(await at.count('grant.superseded')).toBe(1)
  expect(await at.count('api.refused')).toBe(0)
})

test('a callback that is delivered again is exchanged once, and breaks nothing', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  expect((await alice.browser.get(callback)).status).toBe(303)

  const again = await alice.browser.get(callback)
  expect(again.status).toBe(200)
  expect(again.text).toContain('You are connected. This response from Zoom was already used.')
  expect(again.text).toContain('<strong>jill@example.com</strong>')
  await alice.disconnect()
  const late = await alice.browser.get(callback)
  expect(late.status).toBe(400)
  expect(late.text).toContain('This response from Zoom was already used')

  expect([await at.count('code.redeemed'), await at.count('code.refused')]).toEqual([1, 0])
  expect(await alice.isConnected()).toBe(false)
})

test('a callback that is delivered many times at once is exchanged once', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  const answers = await Promise.all(Array.from({ length: 20 }, () => alice.browser.get(callback)))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 303)).toHaveLength(1)
  expect(statuses.every((status) => [200, 303, 400].includes(status))).toBe(true)
  expect([await at.count('code.redeemed'), await at.count('code.refused')]).toEqual([1, 0])
  expect((await alice.use()).status).toBe(200)
})

test('a callback delivered by HEAD uses nothing up', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  expect((await alice.browser.head(callback)).status).toBe(405)
  expect((await alice.browser.get(callback)).status).toBe(303)
})

test('a callback with a parameter twice is refused, and uses nothing up', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  for (const more of ['code=another', 'state=another', 'error=a&error=b']) {
    const refused = await alice.browser.get(`${callback}&${more}`)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('is there twice.')
  }
  expect((await alice.browser.get(callback)).status).toBe(303)
})

test('a forged state, another person’s and another browser’s are refused, and the code stays unused', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  const bob = await Person.signIn(at.client, 'bob')
  const callback = await alice.goToZoom()
  const forged = new URL(callback)
  forged.searchParams.set('state', 'forged')
  const attempts = [alice.browser.get(forged.href), bob.browser.get(callback), new Browser().get(callback)]
  for (const answer of await Promise.all(attempts)) {
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('This did not start here')
  }
  expect(await at.count('code.redeemed')).toBe(0)
  expect(await bob.isConnected()).toBe(false)
  expect((await alice.browser.get(callback)).status).toBe(303)
})

test('a state from before signing in as somebody else connects nobody', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  await alice.browser.post(`${at.client.url}/sign-in`, { person: 'bob' })
  expect((await alice.browser.get(callback)).status).toBe(400)
  expect(await at.count('code.redeemed')).toBe(0)
})

test('an install that began at Zoom comes without a state: the flow starts again', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  const authorize = new URL(`${at.zoom.url}/oauth/authorize`)
  authorize.searchParams.set('response_type', 'code')
  authorize.searchParams.set('client_id', (await at.zoom.apps.first()).clientId)
  authorize.searchParams.set('redirect_uri', `${at.client.url}/callback`)
  const { location: callback = '' } = await alice.browser.get(authorize.href)
  expect([...new URL(callback).searchParams.keys()]).toEqual(['code'])

  const answer = await alice.browser.get(callback)
  expect([answer.status, answer.location]).toEqual([302, `${at.client.url}/connect`])
  expect(await at.count('code.redeemed')).toBe(0)
  expect((await alice.connect()).status).toBe(303)
})

test('declining at Zoom stores nothing, says so, and can be tried again', async () => {
  await using at = await openScene()
  await at.zoom.signedIn.choose({ user: 'sam@example.com', consent: 'decline' })
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  const declined = await alice.browser.get(callback)
  expect(declined.status).toBe(400)
  expect(declined.text).toContain('Zoom API error: access_denied')
  expect(declined.text).toContain('Nothing was stored.')
  expect(await alice.isConnected()).toBe(false)
  await at.zoom.signedIn.choose({ user: 'sam@example.com', consent: 'allow' })
  expect((await alice.connect()).status).toBe(303)
})

test('a refused code is shown in Zoom’s words, with what to do', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  await at.zoom.clock.advance({ minutes: 5 })
  const refused = await alice.browser.get(callback)
  expect(refused.status).toBe(400)
  expect(refused.text).toContain('Zoom API error: invalid_grant, reason: Invalid authorization code<')
  expect(refused.text).toContain('Start again: each connection begins at Zoom')
  expect((await alice.connect()).status).toBe(303)
})

test('a state older than ten minutes is refused before its code goes anywhere', async () => {
  using database = temporaryDatabase()
  await using at = await openScene({ database: database.file })
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  database.run('UPDATE pending_authorizations SET expires_at = expires_at - 600000')
  const answer = await alice.browser.get(callback)
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('That took too long')
  expect(await at.count('code.redeemed')).toBe(0)
})

test.each(profiles)(
  'when Zoom calls an access token expired, ten uses at once refresh it once (%s)',
  async (profile) => {
    await using at = await openScene({ profile })
    const alice = await Person.signIn(at.client, 'alice')
    await alice.connect()
    await at.zoom.clock.advance({ hours: 2 })
    const answers = await Promise.all(Array.from({ length: 10 }, () => alice.use()))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
    expect([await at.count('refresh.rotated'), await at.count('refresh.refused')]).toEqual([1, 0])
  },
)

test('an access token with less than a minute left is refreshed before Zoom can refuse it', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  await at.zoom.switches.set({ expiresIn: 5 })
  await alice.connect()
  for (const uses of [1, 2, 3]) {
    expect((await alice.use()).status).toBe(200)
    expect(await at.count('refresh.rotated')).toBe(uses)
  }
  expect([await at.count('api.refused'), await at.count('refresh.refused')]).toEqual([0, 0])
  expect(await at.findings()).toEqual([])
})

test('two processes on one database refresh once', async () => {
  using database = temporaryDatabase()
  await using at = await openScene({ database: database.file })
  const credentials = {
    clientId: (await at.zoom.apps.first()).clientId,
    clientSecret: (await at.zoom.apps.first()).clientSecret ?? '',
  }
  await using other = await startReferenceClient({
    zoomUrl: at.zoom.url,
    ...credentials,
    database: database.file,
  })
  const alice = await Person.signIn(at.client, 'alice')
  await alice.connect()
  await at.zoom.clock.advance({ hours: 2 })
  const there = () => alice.browser.post(`${other.url}/use`, {}, { accept: 'application/json' })
  const answers = await Promise.all(Array.from({ length: 5 }, () => [alice.use(), there()]).flat())
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect([await at.count('refresh.rotated'), await at.count('refresh.refused')]).toEqual([1, 0])
})

test.each(profiles)(
  'a dead refresh token makes the app ask the person to connect, at once and without trying again (%s)',
  async (profile) => {
    await using at = await openScene({ profile })
    const alice = await Person.signIn(at.client, 'alice')
    await alice.connect()
    await at.zoom.clock.advance({ days: 365 * 16 })
    const first = await alice.use()
    expect(first.status).toBe(409)
    const error = profile === '2026' ? 'invalid_grant' : 'invalid_request'
    const words = `Zoom API error: ${error}, reason: Invalid Token!`
    expect(first.json()).toEqual({ reconnect: true, message: expect.stringContaining(words) })
    expect(await alice.isConnected()).toBe(false)
    expect((await alice.use()).status).toBe(409)
    expect(await at.count('refresh.refused')).toBe(1)
    expect((await alice.connect()).status).toBe(303)
    expect((await alice.use()).status).toBe(200)
  },
)

test('one Zoom user for two people: the earlier one is shown as disconnected', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  const bob = await Person.signIn(at.client, 'bob')
  await alice.connect()
  await bob.connect()
  expect([await alice.isConnected(), await bob.isConnected()]).toEqual([false, true])
  expect((await alice.use()).status).toBe(409)
  await alice.disconnect()
  expect((await bob.use()).status).toBe(200)
  expect([await at.count('api.refused'), await at.count('refresh.refused')]).toEqual([0, 0])
})

test('no secret travels in a URL', async () => {
  await using at = await openScene()
  const alice = await Person.signIn(at.client, 'alice')
  await alice.connect()
  await at.zoom.clock.advance({ hours: 2 })
  await alice.use()
  await alice.disconnect()
  const requests = await at.zoom.journal.list({ type: 'request.answered' })
  const queries = requests.flatMap((entry) =>
    entry.type === 'request.answered' && entry.route !== 'authorize' ? [`${entry.path}${entry.query}`] : [],
  )
  expect(new Set(queries)).toEqual(new Set(['/oauth/token', '/v2/users/me', '/oauth/revoke']))
})

test('connections survive a restart', async () => {
  using database = temporaryDatabase()
  await using at = await openScene({ database: database.file })
  const alice = await Person.signIn(at.client, 'alice')
  await alice.connect()
  const credentials = {
    clientId: (await at.zoom.apps.first()).clientId,
    clientSecret: (await at.zoom.apps.first()).clientSecret ?? '',
  }
  await using again = await startReferenceClient({
    zoomUrl: at.zoom.url,
    ...credentials,
    database: database.file,
  })
  expect((await alice.browser.post(`${again.url}/use`)).status).toBe(200)
})

test('no database column keeps a code', async () => {
  using database = temporaryDatabase()
  await using at = await openScene({ database: database.file })
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  const code = new URL(callback).searchParams.get('code') ?? 'no code'
  await alice.browser.get(callback)
  expect(database.everything()).toContain('"person":"alice"')
  expect(database.everything()).not.toContain(`"${code}"`)
})
