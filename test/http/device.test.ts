import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { answerDevice, deviceGrant, pollDevice, startDevice } from '../support/device.ts'
import { basic, parseTokens, post, postToken, refresh, usersMe } from '../support/oauth.ts'

test('POST /oauth/devicecode: Zoom’s keys in Zoom’s order', async () => {
  await using zoom = await createMockZoom()
  const { status, body, headers } = await post(
    zoom,
    '/oauth/devicecode',
    { client_id: 'acme_desktop_pub_0001' },
    {},
  )
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/json')
  expect(body).toMatch(
    new RegExp(
      `^\\{"device_code":"[\\w-]{40}","user_code":"([a-z0-9]{8})","verification_uri":"${zoom.url}/oauth_device","verification_uri_complete":"${zoom.url}/oauth/device/complete/\\1","expires_in":900,"interval":5\\}$`,
    ),
  )
})

test('the client id can come in the query, with Basic', async () => {
  await using zoom = await createMockZoom()
  const { clientId } = await zoom.apps.first()
  await zoom.apps.change(clientId, { deviceFlow: true })
  const url = `${zoom.url}/oauth/devicecode?client_id=${clientId}`
  const started = await fetch(url, { method: 'POST', headers: { authorization: await basic(zoom) } })
  expect(started.status).toBe(200)
})

test('pending, allowed, tokens; they refresh and work', async () => {
  await using zoom = await createMockZoom()
  const { device_code, user_code } = await startDevice(zoom)
  expect((await pollDevice(zoom, device_code)).body).toBe('{"error":"authorization_pending"}')
  expect((await answerDevice(zoom, user_code, 'allow')).body).toContain('Your device is connected')
  await zoom.clock.advance({ seconds: 5 })
  const tokens = parseTokens(await pollDevice(zoom, device_code))
  expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
  expect((await refresh(zoom, tokens.refresh_token, { client_id: 'acme_desktop_pub_0001' })).status).toBe(400)
  const own = {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token,
    client_id: 'acme_desktop_pub_0001',
  }
  expect((await postToken(zoom, own, {})).status).toBe(200)
  expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['refresh-token-of-another-app'])
})

test('each poll that comes too soon adds five seconds', async () => {
  await using zoom = await createMockZoom()
  const { device_code } = await startDevice(zoom)
  const pollAfter = async (seconds: number) => {
    await zoom.clock.advance({ seconds })
    return JSON.parse((await pollDevice(zoom, device_code)).body).error
  }
  expect(await pollAfter(0)).toBe('authorization_pending')
  expect(await pollAfter(4)).toBe('slow_down')
  expect(await pollAfter(9)).toBe('slow_down')
  expect(await pollAfter(15)).toBe('authorization_pending')
})

test('a device code that is polled many times at once returns one set of tokens', async () => {
  await using zoom = await createMockZoom()
  const { device_code, user_code } = await startDevice(zoom)
  await answerDevice(zoom, user_code, 'allow')
  const answers = await Promise.all(Array.from({ length: 50 }, () => pollDevice(zoom, device_code)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('the page: typed with dashes and in capitals, wrong, decided already, expired', async () => {
  await using zoom = await createMockZoom()
  const { user_code, verification_uri, verification_uri_complete } = await startDevice(zoom)
  expect(await (await fetch(verification_uri)).text()).toContain('name="user_code" value=""')
  const complete = await (await fetch(verification_uri_complete)).text()
  expect(complete).toContain(`name="user_code" value="${user_code}"`)
  expect(complete).toContain('Acme Desktop gets these scopes')

  const unknown = 'This code is unknown, already used, or expired. Check the code on your device.'
  expect(await answerDevice(zoom, 'nonsense', 'allow')).toMatchObject({
    status: 400,
    body: expect.stringContaining(unknown),
  })
  expect(await answerDevice(zoom, user_code, 'perhaps')).toMatchObject({
    status: 400,
    body: expect.stringContaining('Choose a user, then Allow or Decline.'),
  })
  const typed = `${user_code.slice(0, 4)}-${user_code.slice(4)}`.toUpperCase()
  expect((await answerDevice(zoom, typed, 'decline')).body).toContain('You declined')
  expect((await answerDevice(zoom, user_code, 'allow')).body).toContain(unknown)

  const late = await startDevice(zoom)
  await zoom.clock.advance({ minutes: 15 })
  expect((await answerDevice(zoom, late.user_code, 'allow')).body).toContain(unknown)
})

test('a hostile code in the URL stays text', async () => {
  await using zoom = await createMockZoom()
  const page = await (await fetch(`${zoom.url}/oauth/device/complete/%22%3E%3Cscript%3E`)).text()
  expect(page).not.toContain('<script>')
})

test('a device’s grant supersedes the same user’s earlier one for that app', async () => {
  await using zoom = await createMockZoom()
  const connectDevice = async () => {
    const { device_code, user_code } = await startDevice(zoom)
    await answerDevice(zoom, user_code, 'allow')
    return parseTokens(await pollDevice(zoom, device_code))
  }
  const [first, second] = [await connectDevice(), await connectDevice()]
  expect((await usersMe(zoom, first.access_token)).status).toBe(401)
  expect((await usersMe(zoom, second.access_token)).status).toBe(200)
})

test('codes and secrets are shortened in the journal', async () => {
  await using zoom = await createMockZoom()
  const { device_code, user_code } = await startDevice(zoom)
  await answerDevice(zoom, user_code, 'allow')
  await postToken(zoom, { grant_type: deviceGrant, client_id: 'acme_desktop_pub_0001', device_code }, {})
  expect(JSON.stringify(await zoom.journal.list())).not.toContain(device_code)
})
