import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import {
  basic,
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  postToken,
  refresh,
  usersMe,
} from '../support/oauth.ts'
import { addOtherApp, evidenceOf, refusals, rules, told, zoomAtNine } from './scene.ts'

// Two refreshes with one token.

/** Sends the first refresh, which Zoom is slow to answer, and the second one in the meantime. */
async function refreshTwiceAtOnce(zoom: MockZoom, token: string) {
  await zoom.faults.next('token', { delay: 1000, when: 'after' })
  const first = refresh(zoom, token)
  while ((await zoom.journal.list({ type: 'refresh.rotated' })).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
  const second = await refresh(zoom, token)
  return { first: await first, second }
}

test('parallel-refresh: the second comes while the first is under way', async () => {
  await using zoom = await zoomAtNine()
  const { refresh_token } = await connect(zoom)
  await zoom.clock.advance({ hours: 1 })
  const { first, second } = await refreshTwiceAtOnce(zoom, refresh_token)
  expect([first.status, second.status]).toEqual([200, 400])
  expect(await told(zoom)).toEqual([
    'parallel-refresh: At 10:00:00 Acme Scheduler sent the refresh token of jill@example.com twice at once: the ' +
      'second request came before Zoom had responded to the first one, of 10:00:00. Zoom accepted the first and ' +
      'refused the second.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['refresh.rotated', 'refresh.refused'])
})

test('those that follow are parallel as well, though they could have heard of the refusals before', async () => {
  await using zoom = await zoomAtNine()
  const { refresh_token } = await connect(zoom)
  await zoom.clock.advance({ hours: 1 })
  await zoom.faults.next('token', { delay: 1000, when: 'after' })
  const first = refresh(zoom, refresh_token)
  while ((await zoom.journal.list({ type: 'refresh.rotated' })).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
  for (let other = 0; other < 4; other += 1) expect((await refresh(zoom, refresh_token)).status).toBe(400)
  expect((await first).status).toBe(200)
  expect(new Set(await rules(zoom))).toEqual(new Set(['parallel-refresh']))
})

test('one after the other is reuse, not parallel', async () => {
  await using zoom = await zoomAtNine()
  const { refresh_token } = await connect(zoom)
  await refresh(zoom, refresh_token)
  await zoom.clock.advance({ seconds: 2 })
  await refresh(zoom, refresh_token)
  expect(await rules(zoom)).toEqual(['refresh-token-reused'])
})

test('two people who refresh at once make no mistake', async () => {
  await using zoom = await zoomAtNine()
  const jill = await connect(zoom, {}, 'jill@example.com')
  const sam = await connect(zoom, {}, 'sam@example.com')
  await Promise.all([refresh(zoom, jill.refresh_token), refresh(zoom, sam.refresh_token)])
  expect(await refusals(zoom)).toEqual([])
  expect(await rules(zoom)).toEqual([])
})

// The lost response.

async function loseARefresh(zoom: MockZoom): Promise<string> {
  const { refresh_token } = await connect(zoom)
  await zoom.faults.next('token', { drop: true, when: 'after' })
  await refresh(zoom, refresh_token).catch(() => undefined)
  await zoom.clock.advance({ minutes: 1 })
  return refresh_token
}

test('refresh-response-lost: the old token is sent again after it was refused', async () => {
  await using zoom = await zoomAtNine()
  const token = await loseARefresh(zoom)
  await refresh(zoom, token)
  await zoom.clock.advance({ minutes: 1 })
  await refresh(zoom, token)
  await refresh(zoom, token)
  expect(await told(zoom)).toEqual([
    'refresh-response-lost: At 09:00:00 Zoom rotated the refresh token of jill@example.com, and the response never ' +
      'reached Acme Scheduler. The app sent the old token at 09:01:00, was refused, and sent it again at 09:02:00. ' +
      'Only a new authorization helps.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['refresh.rotated', 'refresh.refused', 'refresh.refused'])
})

test('one attempt after a lost response is what a correct app does', async () => {
  await using zoom = await zoomAtNine()
  await refresh(zoom, await loseARefresh(zoom))
  expect(await refusals(zoom)).toEqual(['refresh-token-rotated'])
  expect(await rules(zoom)).toEqual([])
})

// Not giving up.

test('dead-refresh-token-kept: a revoked token, sent again', async () => {
  await using zoom = await zoomAtNine({ switches: { uninstallEndsTokens: true } })
  const { refresh_token } = await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com' })
  await zoom.clock.advance({ hours: 1 })
  await refresh(zoom, refresh_token)
  await zoom.clock.advance({ hours: 1 })
  await refresh(zoom, refresh_token)
  expect(await told(zoom)).toEqual([
    'dead-refresh-token-kept: At 11:00:00 Acme Scheduler again sent a refresh token of jill@example.com that Zoom ' +
      'had refused at 10:00:00 because it had been revoked. It will never work again.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['refresh.refused', 'refresh.refused'])
})

test('x/oauth2 repeats its first refused request with the credentials in the form: no finding', async () => {
  await using zoom = await zoomAtNine()
  const { refresh_token } = await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com' })
  await refresh(zoom, refresh_token)
  const { clientId, clientSecret } = await zoom.apps.first()
  const inForm = { client_id: clientId, client_secret: clientSecret ?? '' }
  await postToken(zoom, { grant_type: 'refresh_token', refresh_token, ...inForm }, {})
  expect(await refusals(zoom)).toEqual(['refresh-token-revoked', 'refresh-token-revoked'])
  expect(await rules(zoom)).toEqual([])
})

test('a dead token that is sent twice at once, or whose refusal was lost, is not a finding', async () => {
  await using zoom = await zoomAtNine()
  const { refresh_token } = await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com' })
  await zoom.faults.next('token', { delay: 1000, when: 'after' })
  const first = refresh(zoom, refresh_token)
  while ((await refusals(zoom)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await refresh(zoom, refresh_token)
  await first
  expect(await refusals(zoom)).toHaveLength(2)
  expect(await rules(zoom)).toEqual([])
})

test('a refresh that is retried after a problem at Zoom is not a finding', async () => {
  await using zoom = await zoomAtNine()
  const { refresh_token } = await connect(zoom)
  await zoom.faults.next('token', { status: 503 }, 3)
  for (let attempt = 0; attempt < 3; attempt += 1) await refresh(zoom, refresh_token)
  parseTokens(await refresh(zoom, refresh_token))
  expect(await rules(zoom)).toEqual([])
})

// Never refreshing, and always refreshing.

test('expired-access-token-kept: three calls, and no refresh', async () => {
  await using zoom = await zoomAtNine()
  const { access_token } = await connect(zoom)
  await zoom.clock.advance({ hours: 1, minutes: 30 })
  for (let call = 0; call < 4; call += 1) {
    await usersMe(zoom, access_token)
    await zoom.clock.advance({ minutes: 1 })
  }
  expect(await told(zoom)).toEqual([
    'expired-access-token-kept: Acme Scheduler called the API 3 times with an access token for jill@example.com that had expired at 09:59:59, first at 10:30:00, last at 10:32:00, and never refreshed in between.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.redeemed', 'api.refused', 'api.refused', 'api.refused'])
})

test('ten calls at once that find the token expired, and one refresh: no finding', async () => {
  await using zoom = await zoomAtNine()
  const tokens = await connect(zoom)
  await zoom.clock.advance({ hours: 1 })
  await Promise.all(Array.from({ length: 10 }, () => usersMe(zoom, tokens.access_token)))
  parseTokens(await refresh(zoom, tokens.refresh_token))
  expect(await refusals(zoom)).toHaveLength(10)
  expect(await rules(zoom)).toEqual([])
})

test('a call between attempts to refresh is not a finding', async () => {
  await using zoom = await zoomAtNine()
  const tokens = await connect(zoom)
  await zoom.clock.advance({ hours: 1 })
  await zoom.faults.next('token', { status: 502 }, 2)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await usersMe(zoom, tokens.access_token)
    await refresh(zoom, tokens.refresh_token)
  }
  expect(await rules(zoom)).toEqual([])
})

test('refreshes-too-early: before every call, while nothing has expired', async () => {
  await using zoom = await zoomAtNine()
  let tokens = await connect(zoom)
  for (let call = 0; call < 5; call += 1) {
    await zoom.clock.advance({ minutes: 5 })
    tokens = parseTokens(await refresh(zoom, tokens.refresh_token))
    await usersMe(zoom, tokens.access_token)
  }
  expect(await told(zoom)).toEqual([
    'refreshes-too-early: At 09:10:00 Acme Scheduler refreshed for jill@example.com, 5 min after the refresh before, although its access token worked and was good for another 54 min 59 s. It has done so ever since the person connected: it takes the token for expired from the beginning.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['refresh.rotated', 'refresh.rotated'])
})

test('refreshes-too-early: the first refresh is needed, and the next one, for the second call of the same action, is not', async () => {
  await using zoom = await zoomAtNine()
  const connected = await connect(zoom)
  await usersMe(zoom, connected.access_token)
  await zoom.clock.advance({ hours: 1 })
  const first = parseTokens(await refresh(zoom, connected.refresh_token))
  await usersMe(zoom, first.access_token)
  await zoom.clock.advance({ seconds: 2 })
  const second = parseTokens(await refresh(zoom, first.refresh_token))
  await usersMe(zoom, second.access_token)
  expect(await told(zoom)).toEqual([
    'refreshes-too-early: At 10:00:02 Acme Scheduler refreshed for jill@example.com, 2 s after the refresh before, although its access token worked and was good for another 59 min 57 s. It takes new tokens for expired: the time of expiry that it stored at the refresh before is wrong, or still that of the older token.',
  ])
})

test('one early refresh, as after a restart that lost the access token, is not a finding', async () => {
  await using zoom = await zoomAtNine()
  let tokens = await connect(zoom)
  for (let hour = 0; hour < 3; hour += 1) {
    await zoom.clock.advance({ minutes: 10 })
    tokens = parseTokens(await refresh(zoom, tokens.refresh_token))
    await zoom.clock.advance({ minutes: 59 })
    tokens = parseTokens(await refresh(zoom, tokens.refresh_token))
  }
  expect(await rules(zoom)).toEqual([])
})

test('refreshing a few minutes before the end, or tokens that live a few seconds, is not a finding', async () => {
  await using zoom = await zoomAtNine()
  let tokens = await connect(zoom)
  for (let hour = 0; hour < 4; hour += 1) {
    await zoom.clock.advance({ minutes: 55 })
    tokens = parseTokens(await refresh(zoom, tokens.refresh_token))
  }
  await zoom.switches.set({ expiresIn: 5 })
  for (let call = 0; call < 4; call += 1) tokens = parseTokens(await refresh(zoom, tokens.refresh_token))
  expect(await rules(zoom)).toEqual([])
})

test('refreshing after calls that Zoom refused is not a finding', async () => {
  await using zoom = await zoomAtNine()
  let tokens = await connect(zoom)
  for (let call = 0; call < 4; call += 1) {
    await zoom.faults.next('api', { status: 401, body: '{"code":124,"message":"Invalid access token."}' })
    await usersMe(zoom, tokens.access_token)
    tokens = parseTokens(await refresh(zoom, tokens.refresh_token))
  }
  expect(await rules(zoom)).toEqual([])
})

// The wrong token.

test('refresh-token-of-another-app', async () => {
  await using zoom = await zoomAtNine()
  const other = await addOtherApp(zoom)
  const { refresh_token } = await connect(zoom)
  await zoom.clock.advance({ hours: 1 })
  const form = { grant_type: 'refresh_token', refresh_token }
  await postToken(zoom, form, { authorization: await basic(zoom, other) })
  await postToken(zoom, form, { authorization: await basic(zoom, other) })
  expect(await told(zoom)).toEqual([
    'refresh-token-of-another-app: The refresh token of jill@example.com was issued to Acme Scheduler (acme_scheduler_dev_01), but at 10:00:00 it was sent with the credentials of Acme Other (acme_other_dev_01).',
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.redeemed', 'refresh.refused'])
})

test('token-of-the-wrong-kind: an access token as the refresh token', async () => {
  await using zoom = await zoomAtNine()
  const { access_token } = await connect(zoom)
  await refresh(zoom, access_token)
  expect(await told(zoom)).toEqual([
    'token-of-the-wrong-kind: At 09:00:00 Acme Scheduler sent an access token instead of the refresh token, for jill@example.com.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['code.redeemed', 'refresh.refused'])
})

test('token-of-the-wrong-kind: a refresh token as the access token', async () => {
  await using zoom = await zoomAtNine()
  const { refresh_token } = await connect(zoom)
  await usersMe(zoom, refresh_token)
  expect(await told(zoom)).toEqual([
    'token-of-the-wrong-kind: At 09:00:00 Acme Scheduler sent a refresh token as the access token for GET ' +
      '/v2/users/me, for jill@example.com.',
  ])
})

test('token-cut-off: a column of 255 characters', async () => {
  await using zoom = await zoomAtNine()
  const tokens = await connect(zoom)
  await refresh(zoom, tokens.refresh_token.slice(0, 255))
  await refresh(zoom, tokens.refresh_token.slice(0, 255))
  expect(await told(zoom)).toEqual([
    'token-cut-off: At 09:00:00 Acme Scheduler came with a refresh token that ends after 255 characters, in the middle of a JWT.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['refresh.refused'])
})

test('token-cut-off: an access token without its last character', async () => {
  await using zoom = await zoomAtNine()
  const { access_token } = await connect(zoom)
  await usersMe(zoom, access_token.slice(0, -1))
  expect(await told(zoom)).toEqual([
    'token-cut-off: At 09:00:00 a call to GET /v2/users/me came with an access token that ends after ' +
      `${access_token.length - 1} characters, in the middle of a JWT.`,
  ])
})

test('a token of another Zoom, or no token at all, was not cut off', async () => {
  await using zoom = await zoomAtNine()
  await using other = await zoomAtNine()
  const { access_token, refresh_token } = await connect(other)
  await usersMe(zoom, access_token)
  await refresh(zoom, refresh_token)
  await usersMe(zoom, 'nothing')
  await usersMe(zoom, 'eyJ')
  expect(await refusals(zoom)).toHaveLength(4)
  expect(await rules(zoom)).not.toContain('token-cut-off')
})

// After the end.

test('token-used-after-revoke', async () => {
  await using zoom = await zoomAtNine()
  const tokens = await connect(zoom)
  await post(zoom, '/oauth/revoke', { token: tokens.access_token })
  await zoom.clock.advance({ seconds: 7 })
  await refresh(zoom, tokens.refresh_token)
  await usersMe(zoom, tokens.access_token)
  expect(await told(zoom)).toEqual([
    'token-used-after-revoke: At 09:00:07 Acme Scheduler used a refresh token of jill@example.com, whose tokens it had revoked itself at 09:00:00.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['grant.closed', 'refresh.refused'])
})

test('a token that is used while its revocation is under way is not a finding', async () => {
  await using zoom = await zoomAtNine()
  const tokens = await connect(zoom)
  await zoom.faults.next('revoke', { delay: 1000, when: 'after' })
  const revocation = post(zoom, '/oauth/revoke', { token: tokens.access_token })
  while ((await zoom.journal.list({ type: 'token.revoked' })).length === 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
  await usersMe(zoom, tokens.access_token)
  await revocation
  expect(await refusals(zoom)).toEqual(['access-token-revoked'])
  expect(await rules(zoom)).toEqual([])
})

test('zoom-user-connected-twice: both connections are used in turns', async () => {
  await using zoom = await zoomAtNine()
  const alice = await connect(zoom)
  await zoom.clock.advance({ minutes: 10 })
  const bob = await connect(zoom)
  await zoom.clock.advance({ minutes: 5 })
  await usersMe(zoom, bob.access_token)
  await zoom.clock.advance({ minutes: 1 })
  await usersMe(zoom, alice.access_token)
  await refresh(zoom, alice.refresh_token)
  expect(await told(zoom)).toEqual([
    'zoom-user-connected-twice: Acme Scheduler has two connections to the Zoom user jill@example.com and uses both: at 09:15:00 the one that was made at 09:10:00, and at 09:16:00 the one before, which had ended at 09:10:00. Zoom keeps one per user and app.',
  ])
  expect(await evidenceOf(zoom)).toEqual([
    'code.redeemed',
    'code.redeemed',
    'grant.superseded',
    'api.called',
    'api.refused',
  ])
})

test('a reconnect that used its new tokens in the callback and then kept the old ones is superseded', async () => {
  await using zoom = await zoomAtNine()
  const old = await connect(zoom)
  const fresh = await connect(zoom)
  await usersMe(zoom, fresh.access_token)
  await usersMe(zoom, old.access_token)
  expect(await rules(zoom)).toEqual(['grant-superseded'])
})

// New tokens came, and the old ones are used.

async function reconnected(zoom: MockZoom) {
  const old = await connect(zoom)
  await post(zoom, '/oauth/revoke', { token: old.access_token })
  await zoom.clock.advance({ minutes: 1 })
  return { old, fresh: await connect(zoom) }
}

test('new-tokens-not-used: a row that was only undeleted, after the app had disconnected', async () => {
  await using zoom = await zoomAtNine()
  const { old } = await reconnected(zoom)
  await usersMe(zoom, old.access_token)
  await refresh(zoom, old.refresh_token)
  expect(await told(zoom)).toEqual([
    'new-tokens-not-used: At 09:01:00 Acme Scheduler used an old access token of jill@example.com, dead since 09:00:00, although it had got new tokens at 09:01:00, when the same Zoom user connected again. The new tokens were never used.',
  ])
  expect(await evidenceOf(zoom)).toEqual(['grant.closed', 'code.redeemed', 'api.refused'])
})

test('new-tokens-not-used: the callback used the new ones once, to ask who has connected', async () => {
  await using zoom = await zoomAtNine()
  const { old, fresh } = await reconnected(zoom)
  await usersMe(zoom, fresh.access_token)
  await zoom.clock.advance({ hours: 1 })
  await refresh(zoom, old.refresh_token)
  expect(await told(zoom)).toEqual([
    'new-tokens-not-used: At 10:01:00 Acme Scheduler used an old refresh token of jill@example.com, dead since 09:00:00, although it had got new tokens at 09:01:00, when the same Zoom user connected again. The new tokens were never used, except once as they came.',
  ])
})

test('new-tokens-not-used: the app was removed at Zoom and connected again, which is sure at the second old token', async () => {
  await using zoom = await zoomAtNine()
  const old = await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com' })
  await connect(zoom)
  await usersMe(zoom, old.access_token)
  expect(await rules(zoom)).toEqual([])
  await refresh(zoom, old.refresh_token)
  expect(await rules(zoom)).toEqual(['new-tokens-not-used'])
})

test('a path that uses the old tokens while another uses the new ones uses them after revoking', async () => {
  await using zoom = await zoomAtNine()
  const { old, fresh } = await reconnected(zoom)
  await usersMe(zoom, fresh.access_token)
  await usersMe(zoom, fresh.access_token)
  await usersMe(zoom, old.access_token)
  expect(await rules(zoom)).toEqual(['token-used-after-revoke'])
})

test('an old token that was on its way when the new ones came is not a finding', async () => {
  await using zoom = await zoomAtNine()
  const old = await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com' })
  const code = await newCode(zoom)
  await zoom.faults.next('token', { delay: 1000, when: 'after' })
  const exchanged = exchange(zoom, code)
  while ((await zoom.journal.list({ type: 'code.redeemed' })).length < 2)
    await new Promise((resolve) => setTimeout(resolve, 5))
  await usersMe(zoom, old.access_token)
  await refresh(zoom, old.refresh_token)
  parseTokens(await exchanged)
  expect(await refusals(zoom)).toEqual(['access-token-revoked', 'refresh-token-revoked'])
  expect(await rules(zoom)).toEqual([])
})

test('the tokens of another Zoom user are not the new ones', async () => {
  await using zoom = await zoomAtNine()
  const old = await connect(zoom)
  await post(zoom, '/oauth/revoke', { token: old.access_token })
  await zoom.clock.advance({ minutes: 1 })
  await connect(zoom, {}, 'sam@example.com')
  await usersMe(zoom, old.access_token)
  expect(await rules(zoom)).toEqual(['token-used-after-revoke'])
})
