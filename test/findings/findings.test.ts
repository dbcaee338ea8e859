import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import {
  basic,
  connect,
  exchange,
  newCode,
  parseTokens,
  postToken,
  redirectUri,
  refresh,
  usersMe,
} from '../support/oauth.ts'
import { addOtherApp, atTime, seqOf, short } from './scene.ts'

// What each rule says about the wrong flow it is for, word for word. Codes are taken from the callbacks, so that each
// sentence is known to name the correct one.

test('stale-code-after-reconnect: the thread’s bug, an old code exchanged when there is a new one', async () => {
  // https://devforum.zoom.us/t/12302
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const old = await newCode(zoom)
  await zoom.clock.advance({ seconds: 10 })
  await exchange(zoom, old)
  await atTime(zoom, '10:00:00')
  const fresh = await newCode(zoom)
  await zoom.clock.advance({ seconds: 5 })
  await exchange(zoom, old)
  expect(await zoom.findings.list()).toEqual([
    {
      rule: 'stale-code-after-reconnect',
      at: await zoom.clock.now(),
      entry: await seqOf(zoom, 'code.refused'),
      sentence: `At 10:00:05 Acme Scheduler exchanged the old code ${short(old)} (issued at 09:00:00 and redeemed at 09:00:10), although Zoom had just issued the new code ${short(fresh)} to it for the same Zoom user (jill@example.com, at 10:00:00). The new code was never used.`,
      inProduction:
        'Everyone who was connected before gets “Invalid authorization code” when they connect again, while new people connect without trouble. Hard-deleting the old row hides it; a soft-deleted row brings it back.',
      remedy:
        'Exchange the code of the callback you are handling, and nothing else. Do not store codes: drop the column. Look up token rows only where deleted_at is null. docs/soft-delete.md has the mistake and the fix for each database and ORM.',
      evidence: [
        await seqOf(zoom, 'code.issued', 1),
        await seqOf(zoom, 'code.redeemed'),
        await seqOf(zoom, 'code.issued'),
        await seqOf(zoom, 'code.refused'),
      ],
    },
  ])
})

test('stale-code-after-reconnect: the old code was never redeemed, only too old', async () => {
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const old = await newCode(zoom)
  await atTime(zoom, '10:00:00')
  const fresh = await newCode(zoom)
  await zoom.clock.advance({ seconds: 5 })
  await exchange(zoom, old)
  expect(await zoom.findings.list()).toMatchObject([
    {
      rule: 'stale-code-after-reconnect',
      sentence:
        `At 10:00:05 Acme Scheduler exchanged the old code ${short(old)} (issued at 09:00:00, 1 h 5 s earlier), ` +
        `although Zoom had just issued the new code ${short(fresh)} to it for the same Zoom user (jill@example.com, ` +
        'at 10:00:00). The new code was never used.',
      evidence: [
        await seqOf(zoom, 'code.issued', 1),
        await seqOf(zoom, 'code.issued'),
        await seqOf(zoom, 'code.refused'),
      ],
    },
  ])
})

test('code-replayed: a code exchanged twice', async () => {
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await zoom.clock.advance({ milliseconds: 250 })
  await exchange(zoom, code)
  expect(await zoom.findings.list()).toEqual([
    {
      rule: 'code-replayed',
      at: await zoom.clock.now(),
      entry: await seqOf(zoom, 'code.refused'),
      sentence:
        `At 09:00:00 Acme Scheduler exchanged code ${short(code)} again. This code was already used at 09:00:00, 250 ` +
        'ms earlier; a code works once.',
      inProduction:
        'The second exchange fails with “Invalid authorization code”. People see an error although they are connected, or lose the connection when the failure overwrites the tokens from the first exchange.',
      remedy:
        'Exchange a code once. Use up its state before the exchange, so that a callback that comes twice (a double click, a prefetch, an effect that React runs twice, a proxy that retries) finds nothing to do. If the code came back minutes or days later, the app had stored it, perhaps in a row that is only soft deleted: drop that column. For new access tokens use the refresh token.',
      evidence: [
        await seqOf(zoom, 'code.issued'),
        await seqOf(zoom, 'code.redeemed'),
        await seqOf(zoom, 'code.refused'),
      ],
    },
  ])
})

test('code-expired: a code exchanged after more than five minutes', async () => {
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const code = await newCode(zoom)
  await zoom.clock.advance({ minutes: 6, seconds: 10 })
  await exchange(zoom, code)
  expect(await zoom.findings.list()).toEqual([
    {
      rule: 'code-expired',
      at: await zoom.clock.now(),
      entry: await seqOf(zoom, 'code.refused'),
      sentence:
        `At 09:06:10 Acme Scheduler exchanged code ${short(code)}, which was issued at 09:00:00 and had expired at ` +
        '09:05:00, 1 min 10 s earlier.',
      inProduction:
        'Zoom answers “Invalid authorization code” to people who were slow, or whose callback waited in a queue. You don’t see it when you test it yourself, because you are quick.',
      remedy:
        'Exchange the code in the callback itself, not in a job that runs later. When Zoom refuses it, offer the connect button again.',
      evidence: [await seqOf(zoom, 'code.issued'), await seqOf(zoom, 'code.refused')],
    },
  ])
})

test('code-for-another-app: a code exchanged with a different app’s credentials', async () => {
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const other = await addOtherApp(zoom)
  const code = await newCode(zoom)
  await zoom.clock.advance({ seconds: 1 })
  await postToken(
    zoom,
    { grant_type: 'authorization_code', code, redirect_uri: redirectUri },
    { authorization: await basic(zoom, other) },
  )
  expect(await zoom.findings.list()).toEqual([
    {
      rule: 'code-for-another-app',
      at: await zoom.clock.now(),
      entry: await seqOf(zoom, 'code.refused'),
      sentence: `Code ${short(code)} was issued to Acme Scheduler (acme_scheduler_dev_01) at 09:00:00, but at 09:00:01 it was exchanged with the credentials of Acme Other (acme_other_dev_01).`,
      inProduction:
        'Nobody can connect on the instance that mixes the two apps, typically one integration’s development and production credentials. Zoom says “Invalid authorization code” and doesn’t mention credentials.',
      remedy:
        'Take the client id for the authorize URL and the credentials for the token request from the same place.',
      evidence: [await seqOf(zoom, 'code.issued'), await seqOf(zoom, 'code.refused')],
    },
  ])
})

test('redirect-uri-mismatch: a different redirect_uri than in the authorize request', async () => {
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const code = await newCode(zoom)
  await zoom.clock.advance({ seconds: 2 })
  await exchange(zoom, code, { redirect_uri: `${redirectUri}/` })
  expect(await zoom.findings.list()).toEqual([
    {
      rule: 'redirect-uri-mismatch',
      at: await zoom.clock.now(),
      entry: await seqOf(zoom, 'code.refused'),
      sentence: `The authorize request for code ${short(code)} had the redirect_uri “http://127.0.0.1:3999/callback”, but the token request at 09:00:02 had “http://127.0.0.1:3999/callback/”. The two must be equal, byte for byte.`,
      inProduction:
        'Nobody can connect where the two differ: behind a proxy that changes the scheme or host, or in the one environment whose setting has a trailing slash.',
      remedy: 'Build the redirect URI in one place, from configuration, and send the same value both times.',
      evidence: [await seqOf(zoom, 'code.issued'), await seqOf(zoom, 'code.refused')],
    },
  ])
})

test('redirect-uri-mismatch: no redirect_uri at all', async () => {
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const code = await newCode(zoom)
  await exchange(zoom, code, { redirect_uri: undefined })
  expect(await zoom.findings.list()).toMatchObject([
    {
      rule: 'redirect-uri-mismatch',
      sentence: `The authorize request for code ${short(code)} had the redirect_uri “http://127.0.0.1:3999/callback”, but the token request at 09:00:00 had none. The two must be equal, byte for byte.`,
      evidence: [await seqOf(zoom, 'code.issued'), await seqOf(zoom, 'code.refused')],
    },
  ])
})

test('refresh-token-reused: a refresh token that an earlier refresh had replaced', async () => {
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const first = await connect(zoom)
  await zoom.clock.advance({ minutes: 59 })
  parseTokens(await refresh(zoom, first.refresh_token))
  await zoom.clock.advance({ hours: 1, minutes: 2, seconds: 3 })
  await refresh(zoom, first.refresh_token)
  expect(await zoom.findings.list()).toEqual([
    {
      rule: 'refresh-token-reused',
      at: await zoom.clock.now(),
      entry: await seqOf(zoom, 'refresh.refused'),
      sentence:
        'At 11:01:03 Acme Scheduler refreshed for jill@example.com with a refresh token that it had used at ' +
        '09:59:00, 1 h 2 min earlier. That refresh had returned a new one.',
      inProduction:
        'The connection dies an hour or two after it was made: from then on Zoom answers “Invalid Token!” to every refresh, and the person has to connect again.',
      remedy:
        'Save both tokens of a refresh response before you use either, on every path that can refresh, and run one refresh at a time per person.',
      evidence: [await seqOf(zoom, 'refresh.rotated'), await seqOf(zoom, 'refresh.refused')],
    },
  ])
})

test('grant-superseded: an access token that a newer authorization had ended', async () => {
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const first = await connect(zoom)
  await zoom.clock.advance({ minutes: 10 })
  await connect(zoom)
  await zoom.clock.advance({ seconds: 30 })
  await usersMe(zoom, first.access_token)
  expect(await zoom.findings.list()).toEqual([
    {
      rule: 'grant-superseded',
      at: await zoom.clock.now(),
      entry: await seqOf(zoom, 'api.refused'),
      sentence:
        'At 09:10:30 Acme Scheduler used an access token of jill@example.com that had ended at 09:10:00, when the same Zoom user authorized the same app again.',
      inProduction:
        'One of two connections to the same Zoom account stops working: somebody connected it for a second person or on a second machine, or connected again and the app kept the older tokens.',
      remedy:
        'Replace the stored tokens at every successful callback. When one Zoom user is connected for two people, show the earlier one as disconnected: Zoom keeps one live grant per user and app.',
      evidence: [
        await seqOf(zoom, 'code.redeemed', 1),
        await seqOf(zoom, 'grant.superseded'),
        await seqOf(zoom, 'api.refused'),
      ],
    },
  ])
})

test('grant-superseded: a refresh token that a newer authorization had ended', async () => {
  await using zoom = await createMockZoom()
  await atTime(zoom, '09:00:00')
  const first = await connect(zoom)
  await connect(zoom)
  await refresh(zoom, first.refresh_token)
  expect(await zoom.findings.list()).toMatchObject([
    {
      rule: 'grant-superseded',
      sentence:
        'At 09:00:00 Acme Scheduler used a refresh token of jill@example.com that had ended at 09:00:00, when the same Zoom user authorized the same app again.',
      evidence: [
        await seqOf(zoom, 'code.redeemed', 1),
        await seqOf(zoom, 'grant.superseded'),
        await seqOf(zoom, 'refresh.refused'),
      ],
    },
  ])
})
