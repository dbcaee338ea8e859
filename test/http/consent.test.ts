import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { attribute, decide, elements, texts } from '../support/consent-form.ts'
import { control, controlJson } from '../support/control.ts'
import { authorizeUrl, connect, exchange, newCode, redirectUri } from '../support/oauth.ts'
import { closing, speak, statusIn } from '../support/raw-request.ts'

const jill = 'ZoeaTdcdQ6-X0c58J3YzLw'
const sam = '8lrMcSI3SDGjou_myUKlqQ'

/** Asks as a browser that holds these cookies. */
async function ask(zoom: MockZoom, overrides: Record<string, string | undefined> = {}, cookie = '') {
  const response = await fetch(await authorizeUrl(zoom, overrides), {
    headers: { cookie },
    redirect: 'manual',
  })
  return { response, page: await response.text() }
}

const codeIn = (response: Response) =>
  new URL(response.headers.get('location') ?? 'none:').searchParams.get('code') ?? ''

// The page.

test('the consent page is HTML that loads nothing from other origins', async () => {
  await using zoom = await createMockZoom()
  const { response, page } = await ask(zoom)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(elements(page, 'script')).toEqual([])
  expect(elements(page, 'link')).toEqual([])
  expect(elements(page, 'img')).toEqual([])
  const attributes = elements(page, '*').flatMap(({ attrs }) => attrs.map(({ name }) => name))
  expect(attributes.filter((name) => name.startsWith('on') || name === 'style' || name === 'src')).toEqual([])
})

test('its Content-Security-Policy allows its own style sheet and nothing else', async () => {
  await using zoom = await createMockZoom()
  const { response, page } = await ask(zoom)
  const [style] = texts(page, 'style')
  const hash = createHash('sha256')
    .update(style ?? '')
    .digest('base64')
  expect(response.headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`,
  )
})

test('the form is the first one, posts, and goes back to the authorize request itself', async () => {
  await using zoom = await createMockZoom()
  const { page } = await ask(zoom, { state: 'a b', scope: 'user:read:user' })
  const [form, ...others] = elements(page, 'form')
  expect(others).toEqual([])
  expect(attribute(form, 'method')).toBe('post')
  expect(attribute(form, 'enctype')).toBeNull()
  expect(attribute(form, 'target')).toBeNull()
  const { pathname, search } = new URL(await authorizeUrl(zoom, { state: 'a b', scope: 'user:read:user' }))
  expect(attribute(form, 'action')).toBe(`${pathname}${search}`)
})

test('the form chooses the Zoom user by id', async () => {
  await using zoom = await createMockZoom()
  const { page } = await ask(zoom)
  const [select, ...others] = elements(page, 'select')
  expect(others).toEqual([])
  expect(attribute(select, 'name')).toBe('zoom_user')
  expect(elements(page, 'option').map((option) => attribute(option, 'value'))).toEqual(
    (await zoom.users.list()).map(({ id }) => id),
  )
  expect(texts(page, 'option')).toEqual([
    'Jill Chill (jill@example.com)',
    'Sam Tran (sam@example.com)',
    'Ada Okoye (ada@example.org)',
  ])
  const [label] = elements(page, 'label')
  expect(attribute(label, 'for')).toBe(attribute(select, 'id'))
})

test('the form decides with a button', async () => {
  await using zoom = await createMockZoom()
  const { page } = await ask(zoom)
  const buttons = elements(page, 'button').map((button) => [
    attribute(button, 'name'),
    attribute(button, 'value'),
    attribute(button, 'type'),
  ])
  expect(buttons).toEqual([
    ['decision', 'allow', null],
    ['decision', 'decline', null],
  ])
  expect(texts(page, 'button')).toEqual(['Allow', 'Decline'])
  expect(elements(page, 'input')).toEqual([])
})

test('it names the app and the requested scopes', async () => {
  await using zoom = await createMockZoom()
  const all = await ask(zoom)
  expect(texts(all.page, 'h1')).toEqual(['Acme Scheduler wants to use your Zoom account'])
  expect(texts(all.page, 'li')).toEqual([
    'See your profile. user:read:user',
    'See your meetings. meeting:read:meeting',
    'Create and change your meetings. meeting:write:meeting',
  ])
  const one = await ask(zoom, { scope: 'meeting:read:meeting' })
  expect(texts(one.page, 'li')).toEqual(['See your meetings. meeting:read:meeting'])
})

test('it says that it is not Zoom’s', async () => {
  await using zoom = await createMockZoom()
  const { page } = await ask(zoom)
  expect(page).toContain('mock-zoom: a fake Zoom for tests and training. Not a Zoom product.')
})

test('opening the page grants nothing', async () => {
  await using zoom = await createMockZoom()
  await ask(zoom)
  expect((await zoom.journal.list()).map(({ type }) => type)).toEqual(['authorize.asked', 'request.answered'])
})

// Text from others is shown, never interpreted.

const hostile = `<img src=x onerror="alert(1)">'&amp;</select></form><form action=//evil.example>`

test('a hostile app name and scope stay text', async () => {
  await using zoom = await createMockZoom()
  const scope = '<b>"scope"</b>'
  await controlJson(zoom, `PATCH /__mock/apps/${(await zoom.apps.first()).clientId}`, {
    name: hostile,
    scopes: [scope],
  })
  const { page } = await ask(zoom)
  expect(elements(page, 'img')).toEqual([])
  expect(elements(page, 'form')).toHaveLength(1)
  expect(texts(page, 'h1')).toEqual([`${hostile} wants to use your Zoom account`])
  expect(texts(page, 'title')).toEqual([`Allow ${hostile}?`])
  expect(texts(page, 'li')).toEqual([`Use your ${scope} data. ${scope}`])
  expect(page).toContain(
    '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;amp;&lt;/select&gt;&lt;/form&gt;',
  )
})

test('a hostile Zoom user stays text', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'POST /__mock/users', {
    email: `o'neil+1@example.com`,
    firstName: '"><script>alert(1)</script>',
    lastName: '</option></select><h1>',
  })
  const { page } = await ask(zoom)
  expect(elements(page, 'script')).toEqual([])
  expect(texts(page, 'option').at(-1)).toBe(
    `"><script>alert(1)</script> </option></select><h1> (o'neil+1@example.com)`,
  )
  expect(texts(page, 'h1')).toHaveLength(1)
})

test('a hostile state and redirect_uri stay inside the form’s action', async () => {
  await using zoom = await createMockZoom()
  const query =
    `response_type=code&client_id=${(await zoom.apps.first()).clientId}&redirect_uri=${redirectUri}"><h1>` +
    `&state="><script>alert(1)</script><p+class='x'>&x=&quot;&lt;`
  const answer = await speak(zoom, `GET /oauth/authorize?${query} HTTP/1.1\r\n${closing}`)
  expect(statusIn(answer)).toBe(200)
  const page = answer.slice(answer.indexOf('<!doctype'))
  expect(elements(page, 'script')).toEqual([])
  expect(texts(page, 'h1')).toHaveLength(1)
  expect(attribute(elements(page, 'form')[0], 'action')).toBe(`/oauth/authorize?${query}`)
})

test('the declined page shows hostile names as text too', async () => {
  await using zoom = await createMockZoom({ switches: { decline: 'stay' } })
  await controlJson(zoom, `PATCH /__mock/apps/${(await zoom.apps.first()).clientId}`, { name: hostile })
  const declined = await decide(zoom, (await ask(zoom)).page, 'decline')
  expect(texts(await declined.text(), 'h1')).toEqual([`You declined ${hostile}`])
})

// Allow.

test('allow: a code for the chosen user, sent to the redirect URI', async () => {
  await using zoom = await createMockZoom()
  const answer = await decide(zoom, (await ask(zoom)).page, 'allow', sam)
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toMatch(
    /^http:\/\/127\.0\.0\.1:3999\/callback\?code=[\w-]{33}&state=a-state$/,
  )
  expect(await answer.text()).toBe('')
  expect((await exchange(zoom, codeIn(answer))).status).toBe(200)
  expect(await zoom.journal.list({ type: 'consent.given' })).toMatchObject([{ userId: sam }])
  expect(await zoom.journal.list({ type: 'code.issued' })).toMatchObject([{ userId: sam, consent: 'asked' }])
})

test('submitting the form checks the authorize request again', async () => {
  await using zoom = await createMockZoom()
  const { page } = await ask(zoom)
  await controlJson(zoom, `PATCH /__mock/apps/${(await zoom.apps.first()).clientId}`, {
    redirectUris: ['https://app.example/cb'],
  })
  const answer = await decide(zoom, page, 'allow')
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  expect(await zoom.journal.list({ type: 'authorize.refused' })).toMatchObject([
    { reason: 'redirect-uri-not-registered' },
  ])
})

// Who is signed in.

test('the browser stays signed in, by a cookie for the session that scripts can’t read', async () => {
  await using zoom = await createMockZoom()
  for (const decision of ['allow', 'decline'] as const) {
    const answer = await decide(zoom, (await ask(zoom)).page, decision, sam)
    expect(answer.headers.getSetCookie()).toEqual([`mock_zoom_user=${sam}; path=/; samesite=lax; httponly`])
  }
})

test('the signed-in user is preselected when another app asks', async () => {
  await using zoom = await createMockZoom()
  const { response, page } = await ask(zoom, {}, `mock_zoom_user=${sam}`)
  expect(response.status).toBe(200)
  const chosen = elements(page, 'option').filter((option) => attribute(option, 'selected') !== null)
  expect(chosen.map((option) => attribute(option, 'value'))).toEqual([sam])
})

test('in a new browser, no user is preselected', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  await zoom.signedIn.clear()
  const { response, page } = await ask(zoom)
  expect(response.status).toBe(200)
  expect(page).not.toContain(' selected>')
})

test('the cookie of a removed user signs nobody in', async () => {
  await using zoom = await createMockZoom()
  await control(zoom, `DELETE /__mock/users/${sam}`)
  const { response, page } = await ask(zoom, {}, `mock_zoom_user=${sam}`)
  expect(response.status).toBe(200)
  expect(page).not.toContain(' selected>')
})

// A repeat authorization.

test('a repeat authorization goes straight back, with a new code', async () => {
  await using zoom = await createMockZoom()
  const first = await decide(zoom, (await ask(zoom)).page, 'allow', jill)
  const { response, page } = await ask(zoom, {}, `mock_zoom_user=${jill}`)
  expect([response.status, page]).toEqual([302, ''])
  expect(codeIn(response)).toMatch(/^[\w-]{33}$/)
  expect(codeIn(response)).not.toBe(codeIn(first))
  expect(await zoom.journal.list({ type: 'code.issued' })).toMatchObject([
    { consent: 'asked' },
    { consent: 'skipped' },
  ])
  expect(await zoom.journal.list({ type: 'consent.given' })).toHaveLength(1)
})

test('it also goes straight back after the tokens were revoked', async () => {
  // Staff in https://devforum.zoom.us/t/12302: revoking before re-authorizing makes no difference.
  await using zoom = await createMockZoom()
  const { access_token } = await connect(zoom)
  await fetch(`${zoom.url}/oauth/revoke?token=${access_token}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${(await zoom.apps.first()).clientId}:${(await zoom.apps.first()).clientSecret}`)}`,
    },
  })
  expect(await zoom.journal.list({ type: 'token.revoked' })).toHaveLength(1)
  await zoom.signedIn.choose({ user: jill })
  expect((await ask(zoom)).response.status).toBe(302)
})

test('another user of the same browser is asked', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom, {}, 'jill@example.com')
  await zoom.signedIn.clear()
  expect((await ask(zoom, {}, `mock_zoom_user=${sam}`)).response.status).toBe(200)
})

test('fewer scopes than before need no new consent', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  await zoom.signedIn.choose({ user: jill })
  expect((await ask(zoom, { scope: 'user:read:user' })).response.status).toBe(302)
})

const moreScopes = ['user:read:user', 'meeting:read:meeting', 'meeting:write:meeting', 'recording:read']

test('2026: if the app gets more scopes, the user is asked again, once', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  await controlJson(zoom, `PATCH /__mock/apps/${(await zoom.apps.first()).clientId}`, { scopes: moreScopes })
  await zoom.signedIn.choose({ user: jill })
  const { response, page } = await ask(zoom)
  expect(response.status).toBe(200)
  expect(texts(page, 'li')).toEqual([
    'See your profile. user:read:user',
    'See your meetings. meeting:read:meeting',
    'Create and change your meetings. meeting:write:meeting',
    'See your recordings. recording:read',
  ])
  await decide(zoom, page, 'allow', jill)
  expect((await ask(zoom)).response.status).toBe(302)
})

test('2020: if the app gets more scopes, the user is not asked', async () => {
  await using zoom = await createMockZoom({ profile: '2020' })
  await connect(zoom)
  await controlJson(zoom, `PATCH /__mock/apps/${(await zoom.apps.first()).clientId}`, { scopes: moreScopes })
  await zoom.signedIn.choose({ user: jill })
  expect((await ask(zoom)).response.status).toBe(302)
})

for (const [consentOnRepeat, unchanged, grown] of [
  ['skip-unless-scopes-grew', 302, 200],
  ['skip', 302, 302],
  ['ask', 200, 200],
] as const) {
  test(`consentOnRepeat: ${consentOnRepeat}`, async () => {
    await using zoom = await createMockZoom({ switches: { consentOnRepeat } })
    await connect(zoom)
    await zoom.signedIn.choose({ user: jill })
    expect((await ask(zoom)).response.status).toBe(unchanged)
    await controlJson(zoom, `PATCH /__mock/apps/${(await zoom.apps.first()).clientId}`, {
      scopes: moreScopes,
    })
    expect((await ask(zoom)).response.status).toBe(grown)
  })
}

// Decline.

test('decline: Zoom redirects with access_denied', async () => {
  await using zoom = await createMockZoom()
  const answer = await decide(zoom, (await ask(zoom)).page, 'decline', jill)
  expect(answer.status).toBe(302)
  expect(answer.headers.get('location')).toBe(
    'http://127.0.0.1:3999/callback?error=access_denied&state=a-state',
  )
  expect(await zoom.journal.list({ type: 'consent.declined' })).toMatchObject([{ userId: jill }])
  expect(await zoom.journal.list({ type: 'code.issued' })).toEqual([])
})

test('decline, if Zoom is set not to redirect: a page', async () => {
  await using zoom = await createMockZoom({ switches: { decline: 'stay' } })
  const answer = await decide(zoom, (await ask(zoom)).page, 'decline', jill)
  expect([answer.status, answer.headers.get('location')]).toEqual([200, null])
  const page = await answer.text()
  expect(texts(page, 'h1')).toEqual(['You declined Acme Scheduler'])
  expect(page).toContain('Nothing was shared. You can close this page.')
  expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`)
  expect(await zoom.journal.list({ type: 'consent.declined' })).toHaveLength(1)
})

test('a user who declined is asked again the next time', async () => {
  await using zoom = await createMockZoom()
  await decide(zoom, (await ask(zoom)).page, 'decline', jill)
  expect((await ask(zoom, {}, `mock_zoom_user=${jill}`)).response.status).toBe(200)
})

test('declining a second authorization leaves the first connection alone', async () => {
  await using zoom = await createMockZoom({ switches: { consentOnRepeat: 'ask' } })
  const { access_token } = await connect(zoom)
  await zoom.signedIn.clear()
  await decide(zoom, (await ask(zoom)).page, 'decline', jill)
  const me = await fetch(`${zoom.url}/v2/users/me`, { headers: { authorization: `Bearer ${access_token}` } })
  expect(me.status).toBe(200)
})

// Nobody.

test('a mock without users says so, and how to add one', async () => {
  await using zoom = await createMockZoom()
  for (const { id } of await zoom.users.list()) await control(zoom, `DELETE /__mock/users/${id}`)
  const { response, page } = await ask(zoom)
  expect(response.status).toBe(200)
  expect(texts(page, 'h1')).toEqual(['This mock has no Zoom users'])
  expect(elements(page, 'form')).toEqual([])
  expect(texts(page, 'code')).toEqual(['POST /__mock/users', 'POST /__mock/reset'])
})

// The journal records what happened, without the code itself.

test('the journal doesn’t contain the code', async () => {
  await using zoom = await createMockZoom()
  const answer = await decide(zoom, (await ask(zoom)).page, 'allow', jill)
  const again = await newCode(zoom)
  const journal = JSON.stringify(await zoom.journal.list())
  expect(journal).not.toContain(codeIn(answer))
  expect(journal).not.toContain(again)
  expect(journal).toContain(again.slice(0, 10))
})
