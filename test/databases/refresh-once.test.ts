import { describe, expect, test } from 'vitest'
import { createRefreshOnce, NotConnected } from '../../src/reference-client/refresh-once.ts'
import { createTokenStore } from '../../src/reference-client/token-store.ts'
import { type Tokens, ZoomRefusal, ZoomUnavailable } from '../../src/reference-client/zoom-answers.ts'
import type { ZoomApi } from '../../src/reference-client/zoom-api.ts'
import { engines, oneDatabase } from './fresh-database.ts'

const jill = { id: 'jill-at-zoom', email: 'jill@example.com', displayName: 'Jill Chill' }
const first: Tokens = { accessToken: 'a1', refreshToken: 'r1', expiresAt: 0, apiUrl: 'https://api.zoom.us' }
const second: Tokens = { ...first, accessToken: 'a2', refreshToken: 'r2' }

const dead = new ZoomRefusal(400, 'invalid_grant', 'Invalid Token!')

describe.each(engines)('on $name', (engine) => {
  const { isHere } = engine
  const shared = oneDatabase(engine)

  /** A connected alice, two instances that share her row, and a Zoom that answers a refresh when the test says so. */
  async function scene() {
    const { database } = shared()
    await database.change('DELETE FROM zoom_connections', {})
    const tokenStore = createTokenStore(database)
    await tokenStore.connect('alice', jill, first)
    const row = await tokenStore.live('alice')
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
    /** The oldest request that has come, or the next one that comes. */
    const request = async () => {
      await expect.poll(() => waiting.length, { interval: 5 }).toBeGreaterThan(0)
      return waiting.shift()
    }
    const zoom = {
      request,
      give: async (tokens: Tokens) => (await request())?.resolve(tokens),
      fail: async (failure: Error) => (await request())?.reject(failure),
    }
    const instance = (grace?: number) => createRefreshOnce(createTokenStore(database), zoomApi, grace)
    return {
      ...{ tokenStore, row, asked, zoom, here: instance(), elsewhere: instance(), hasty: instance(100) },
      /** The claim of an instance that has said nothing more runs out. */
      claimRunsOut: () => database.change('UPDATE zoom_connections SET refresh_claimed_until = 1', {}),
    }
  }

  test.skipIf(!isHere)('callers in one process share one refresh', async () => {
    const { row, asked, zoom, here } = await scene()
    const answers = Array.from({ length: 10 }, () => here(row))
    await zoom.give(second)
    for (const fresh of await Promise.all(answers)) expect(fresh).toMatchObject(second)
    expect(asked).toEqual(['r1'])
  })

  test.skipIf(!isHere)(
    'callers in one process also share a failure: Zoom is not asked once for each',
    async () => {
      const { row, asked, zoom, here } = await scene()
      const answers = Array.from({ length: 10 }, () => here(row))
      await zoom.fail(new ZoomUnavailable('HTTP 502'))
      for (const answer of await Promise.allSettled(answers)) expect(answer.status).toBe('rejected')
      expect(asked).toEqual(['r1'])
    },
  )

  test.skipIf(!isHere)('the second process waits for the first one’s tokens', async () => {
    const { row, asked, zoom, here, elsewhere } = await scene()
    const answers = [here(row), elsewhere(row)]
    await zoom.give(second)
    for (const fresh of await Promise.all(answers)) expect(fresh).toMatchObject(second)
    expect(asked).toEqual(['r1'])
  })

  test.skipIf(!isHere)('a process that waited takes over when the first one fails', async () => {
    const { row, asked, zoom, here, elsewhere } = await scene()
    const failing = expect(here(row)).rejects.toThrow(ZoomUnavailable)
    const request = await zoom.request()
    const waiting = elsewhere(row)
    request?.reject(new ZoomUnavailable('HTTP 502'))
    await failing
    await expect.poll(() => asked).toEqual(['r1', 'r1'])
    await zoom.give(second)
    expect(await waiting).toMatchObject(second)
  })

  test.skipIf(!isHere)('a process that dies while refreshing does not block the others forever', async () => {
    const { tokenStore, row, zoom, here, claimRunsOut } = await scene()
    expect(await tokenStore.claimRefresh(row)).toBe(true) // and then nothing
    await claimRunsOut()
    const answer = here(row)
    await zoom.give(second)
    expect(await answer).toMatchObject(second)
  })

  test.skipIf(!isHere)('a caller with an old row gets the newer one without a refresh', async () => {
    const { row, asked, zoom, here } = await scene()
    const answer = here(row)
    await zoom.give(second)
    await answer
    expect(await here(row)).toMatchObject(second)
    expect(asked).toEqual(['r1'])
  })

  test.skipIf(!isHere).each([
    ['2026', new ZoomRefusal(400, 'invalid_grant', 'Invalid Token!')],
    ['2020', new ZoomRefusal(401, 'invalid_request', 'Invalid Token!')],
    ['no reason', new ZoomRefusal(400, 'invalid_grant', 'none given')],
  ])('a dead refresh token ends the connection at once (%s)', async (_era, refusal) => {
    const { tokenStore, row, zoom, here } = await scene()
    const answer = expect(here(row)).rejects.toThrow(NotConnected)
    await zoom.fail(refusal)
    await answer
    expect(await tokenStore.live('alice')).toBeUndefined()
    await expect(here(row)).rejects.toThrow(NotConnected)
  })

  test
    .skipIf(!isHere)
    .each([
      new ZoomUnavailable('HTTP 502'),
      new ZoomRefusal(400, 'invalid_client', 'Invalid client_id or client_secret'),
      new ZoomRefusal(400, 'invalid_request', 'Bad Request'),
      new ZoomRefusal(429, 'invalid_grant', 'Slow down'),
      new Error('our own mistake'),
    ])('any other failure keeps the tokens, and the next try may refresh: %s', async (failure) => {
    const { tokenStore, row, zoom, here } = await scene()
    const failing = expect(here(row)).rejects.toBe(failure)
    await zoom.fail(failure)
    await failing
    expect(await tokenStore.live('alice')).toEqual(row)
    const answer = here(row)
    await zoom.give(second)
    expect(await answer).toMatchObject(second)
  })

  test.skipIf(!isHere)('a disconnect during the refresh wins', async () => {
    const { tokenStore, row, zoom, here } = await scene()
    const answer = expect(here(row)).rejects.toThrow(NotConnected)
    const request = await zoom.request()
    await tokenStore.softDelete(row)
    request?.resolve(second)
    await answer
    expect(await tokenStore.live('alice')).toBeUndefined()
  })

  test.skipIf(!isHere)(
    'an instance that hangs over its claim and wakes up saves the only pair that works',
    async () => {
      const at = await scene()
      const late = at.here(at.row)
      const itsRequest = await at.zoom.request()
      await at.claimRunsOut()
      const successor = at.elsewhere(at.row)
      const refused = await at.zoom.request()
      refused?.reject(dead) // Zoom has rotated this token for the first one
      itsRequest?.resolve(second)
      expect(await late).toMatchObject(second)
      expect(await successor).toMatchObject(second)
      expect(await at.tokenStore.live('alice')).toMatchObject(second)
      expect(at.asked).toEqual(['r1', 'r1'])
    },
  )

  test.skipIf(!isHere)('an instance that is refused late destroys no newer pair', async () => {
    const at = await scene()
    const late = at.here(at.row)
    const itsRequest = await at.zoom.request()
    await at.claimRunsOut()
    const successor = at.elsewhere(at.row)
    await at.zoom.give(second)
    expect(await successor).toMatchObject(second)
    itsRequest?.reject(dead)
    expect(await late).toMatchObject(second)
    expect(await at.tokenStore.live('alice')).toMatchObject(second)
  })

  test.skipIf(!isHere)(
    'the pair of an instance that died with it is lost: the person has to connect again, once',
    async () => {
      const at = await scene()
      void at.here(at.row)
      await at.zoom.request() // Zoom rotates, and the instance is gone
      await at.claimRunsOut()
      const successor = at.hasty(at.row)
      await at.zoom.fail(dead)
      await expect(successor).rejects.toThrow(NotConnected)
      await expect(at.hasty(at.row)).rejects.toThrow(NotConnected)
      expect(at.asked).toEqual(['r1', 'r1'])
    },
  )

  test.skipIf(!isHere)('a failure that comes late does not give away the successor’s claim', async () => {
    const at = await scene()
    const late = expect(at.here(at.row)).rejects.toThrow(ZoomUnavailable)
    const itsRequest = await at.zoom.request()
    await at.claimRunsOut()
    const successor = at.elsewhere(at.row)
    const running = await at.zoom.request()
    itsRequest?.reject(new ZoomUnavailable('HTTP 502'))
    await late
    expect(await at.tokenStore.claimRefresh(at.row)).toBe(false)
    running?.resolve(second)
    expect(await successor).toMatchObject(second)
  })

  test.skipIf(!isHere)(
    'who has connected again during a refresh goes on with the new connection',
    async () => {
      const at = await scene()
      const answer = at.here(at.row)
      const itsRequest = await at.zoom.request()
      await at.tokenStore.connect('alice', jill, { ...second, accessToken: 'a3', refreshToken: 'r3' })
      itsRequest?.reject(dead)
      expect(await answer).toMatchObject({ accessToken: 'a3' })
      expect(await at.tokenStore.live('alice')).toMatchObject({ refreshToken: 'r3' })
    },
  )
})
