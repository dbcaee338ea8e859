import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createRefreshOnce, NotConnected } from '../../src/reference-client/refresh-once.ts'
import { createTokenStore } from '../../src/reference-client/token-store.ts'
import { type Tokens, ZoomRefusal, ZoomUnavailable } from '../../src/reference-client/zoom-answers.ts'
import type { ZoomApi } from '../../src/reference-client/zoom-api.ts'

const jill = { id: 'jill-at-zoom', email: 'jill@example.com', displayName: 'Jill Chill' }
const first: Tokens = { accessToken: 'a1', refreshToken: 'r1', expiresAt: 0, apiUrl: 'https://api.zoom.us' }
const second: Tokens = { ...first, accessToken: 'a2', refreshToken: 'r2' }

/** A connected alice, two processes that share her row, and a Zoom that answers a refresh when the test says so. */
function scene() {
  const database = new BetterSqlite3(':memory:')
  const tokenStore = createTokenStore(database)
  tokenStore.connect('alice', jill, first)
  const row = tokenStore.live('alice')
  if (row === undefined) throw new Error('not connected')
  const asked: string[] = []
  const waiting: { resolve(tokens: Tokens): void; reject(failure: Error): void }[] = []
  const never = () => Promise.reject(new Error('not expected'))
  const refresh = (refreshToken: string) => {
    asked.push(refreshToken)
    return new Promise<Tokens>((resolve, reject) => waiting.push({ resolve, reject }))
  }
  const others = { authorizeUrl: never, exchange: never, revoke: never, me: never, createMeeting: never }
  const zoomApi: ZoomApi = { ...others, refresh }
  const zoom = {
    give: (tokens: Tokens) => waiting.shift()?.resolve(tokens),
    fail: (failure: Error) => waiting.shift()?.reject(failure),
  }
  const process = () => createRefreshOnce(createTokenStore(database), zoomApi)
  return { database, tokenStore, row, asked, zoom, here: process(), elsewhere: process() }
}

test('callers in one process share one refresh', async () => {
  const { row, asked, zoom, here } = scene()
  const answers = Array.from({ length: 10 }, () => here(row))
  zoom.give(second)
  for (const fresh of await Promise.all(answers)) expect(fresh).toMatchObject(second)
  expect(asked).toEqual(['r1'])
})

test('callers in one process also share a failure: Zoom is not asked once for each', async () => {
  const { row, asked, zoom, here } = scene()
  const answers = Array.from({ length: 10 }, () => here(row))
  zoom.fail(new ZoomUnavailable('HTTP 502'))
  for (const answer of await Promise.allSettled(answers)) expect(answer.status).toBe('rejected')
  expect(asked).toEqual(['r1'])
})

test('the second process waits for the first one’s tokens', async () => {
  const { row, asked, zoom, here, elsewhere } = scene()
  const answers = [here(row), elsewhere(row)]
  zoom.give(second)
  for (const fresh of await Promise.all(answers)) expect(fresh).toMatchObject(second)
  expect(asked).toEqual(['r1'])
})

test('a process that waited takes over when the first one fails', async () => {
  const { row, asked, zoom, here, elsewhere } = scene()
  const failing = here(row)
  const waiting = elsewhere(row)
  zoom.fail(new ZoomUnavailable('HTTP 502'))
  await expect(failing).rejects.toThrow(ZoomUnavailable)
  await expect.poll(() => asked).toEqual(['r1', 'r1'])
  zoom.give(second)
  expect(await waiting).toMatchObject(second)
})

test('a process that dies while refreshing does not block the others forever', async () => {
  const { database, tokenStore, row, zoom, here } = scene()
  expect(tokenStore.claimRefresh(row)).toBe(true) // and then nothing
  database.exec('UPDATE zoom_connections SET refresh_claimed_until = 1')
  const answer = here(row)
  zoom.give(second)
  expect(await answer).toMatchObject(second)
})

test('a caller with an old row gets the newer one without a refresh', async () => {
  const { row, asked, zoom, here } = scene()
  const answer = here(row)
  zoom.give(second)
  await answer
  expect(await here(row)).toMatchObject(second)
  expect(asked).toEqual(['r1'])
})

test.each([
  ['2026', new ZoomRefusal(400, 'invalid_grant', 'Invalid Token!')],
  ['2020', new ZoomRefusal(401, 'invalid_request', 'Invalid Token!')],
  ['no reason', new ZoomRefusal(400, 'invalid_grant', 'none given')],
])('a dead refresh token ends the connection at once (%s)', async (_era, refusal) => {
  const { tokenStore, row, zoom, here } = scene()
  const answer = here(row)
  zoom.fail(refusal)
  await expect(answer).rejects.toThrow(NotConnected)
  expect(tokenStore.live('alice')).toBeUndefined()
  await expect(here(row)).rejects.toThrow(NotConnected)
})

test.each([
  new ZoomUnavailable('HTTP 502'),
  new ZoomRefusal(400, 'invalid_client', 'Invalid client_id or client_secret'),
  new ZoomRefusal(400, 'invalid_request', 'Bad Request'),
  new ZoomRefusal(429, 'invalid_grant', 'Slow down'),
  new Error('our own mistake'),
])('any other failure keeps the tokens, and the next try may refresh: %s', async (failure) => {
  const { tokenStore, row, zoom, here } = scene()
  const failing = here(row)
  zoom.fail(failure)
  await expect(failing).rejects.toBe(failure)
  expect(tokenStore.live('alice')).toEqual(row)
  const answer = here(row)
  zoom.give(second)
  expect(await answer).toMatchObject(second)
})

test('a disconnect during the refresh wins', async () => {
  const { tokenStore, row, zoom, here } = scene()
  const answer = here(row)
  tokenStore.softDelete(row)
  zoom.give(second)
  await expect(answer).rejects.toThrow(NotConnected)
  expect(tokenStore.live('alice')).toBeUndefined()
})
