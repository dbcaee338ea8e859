import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson, ownProblem, send } from '../support/control.ts'
import { authorizeUrl } from '../support/oauth.ts'

const jill = 'ZoeaTdcdQ6-X0c58J3YzLw'

test('nobody is signed in at first', async () => {
  await using zoom = await createMockZoom()
  expect(await control(zoom, 'GET /__mock/signed-in')).toMatchObject({ status: 200, body: '{"userId":null}' })
})

for (const user of ['jill@example.com', jill]) {
  test(`PUT signs in ${user}, who is asked`, async () => {
    await using zoom = await createMockZoom()
    const answer = `{"userId":"${jill}","consent":"ask"}`
    expect(await control(zoom, 'PUT /__mock/signed-in', { user })).toMatchObject({
      status: 200,
      body: answer,
    })
    expect((await control(zoom, 'GET /__mock/signed-in')).body).toBe(answer)
    const page = await fetch(await authorizeUrl(zoom), { redirect: 'manual' })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(
      `<option value="${jill}" selected>Jill Chill (jill@example.com)</option>`,
    )
  })
}

test('PUT with consent allow: Zoom redirects without a page', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'PUT /__mock/signed-in', { user: jill, consent: 'allow' })
  const response = await fetch(await authorizeUrl(zoom), { redirect: 'manual' })
  expect(response.headers.get('location')).toMatch(
    /^http:\/\/127\.0\.0\.1:3999\/callback\?code=[\w-]{33}&state=a-state$/,
  )
})

test('PUT with consent decline: Zoom redirects with the error', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'PUT /__mock/signed-in', { user: jill, consent: 'decline' })
  const response = await fetch(await authorizeUrl(zoom), { redirect: 'manual' })
  expect(response.headers.get('location')).toBe(
    'http://127.0.0.1:3999/callback?error=access_denied&state=a-state',
  )
})

test('PUT of another user replaces the previous one', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'PUT /__mock/signed-in', { user: jill, consent: 'allow' })
  await controlJson(zoom, 'PUT /__mock/signed-in', { user: 'sam@example.com' })
  expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({
    userId: '8lrMcSI3SDGjou_myUKlqQ',
    consent: 'ask',
  })
})

test('PUT of a user who doesn’t exist', async () => {
  await using zoom = await createMockZoom()
  for (const user of ['nobody@example.com', 'constructor', '__proto__', '\0']) {
    expect(await control(zoom, 'PUT /__mock/signed-in', { user })).toMatchObject({
      status: 404,
      body: ownProblem(`There is no Zoom user ${user}.`, 'GET /__mock/users lists them.'),
    })
  }
  expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({ userId: null })
})

test('after DELETE, the browser’s cookie decides again', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'PUT /__mock/signed-in', { user: jill, consent: 'allow' })
  expect(await control(zoom, 'DELETE /__mock/signed-in')).toMatchObject({ status: 204, body: '' })
  expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({ userId: null })
  const headers = { host: '127.0.0.1', cookie: 'mock_zoom_user=8lrMcSI3SDGjou_myUKlqQ' }
  const page = await send(
    zoom,
    `GET ${new URL(await authorizeUrl(zoom)).pathname}?${new URL(await authorizeUrl(zoom)).searchParams}`,
    headers,
  )
  expect(page.body).toContain('<option value="8lrMcSI3SDGjou_myUKlqQ" selected>')
})

test('a user whom a test signed in takes precedence over the browser’s cookie', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'PUT /__mock/signed-in', { user: jill })
  const response = await fetch(await authorizeUrl(zoom), {
    headers: { cookie: 'mock_zoom_user=8lrMcSI3SDGjou_myUKlqQ' },
  })
  expect(await response.text()).toContain(`<option value="${jill}" selected>`)
})

test('sign-out, the button on the mock’s page: forgets the user and the cookie, and goes back', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'PUT /__mock/signed-in', { user: jill, consent: 'allow' })
  const response = await fetch(`${zoom.url}/__mock/sign-out`, { method: 'POST', redirect: 'manual' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/')
  expect(response.headers.getSetCookie()).toEqual([
    'mock_zoom_user=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT; httponly',
  ])
  expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({ userId: null })
})

test('signIn in code does the same, and null signs out', async () => {
  await using zoom = await createMockZoom()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'decline' })
  expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({ userId: jill, consent: 'decline' })
  await zoom.signedIn.choose({ user: jill })
  expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({ userId: jill, consent: 'ask' })
  await zoom.signedIn.clear()
  expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({ userId: null })
  await expect(zoom.signedIn.choose({ user: 'nobody@example.com' })).rejects.toThrow(
    'There is no Zoom user nobody@example.com.',
  )
})
