import { expect, test } from 'vitest'
import { diagnose } from '../../src/mock-zoom/findings/diagnose.ts'
import type { MockZoom, MockZoomOptions } from '../../src/mock-zoom/index.ts'
import { createMockZoom, namesFrom } from '../../src/mock-zoom/index.ts'
import { createObserver } from '../../src/observe/index.ts'
import { authorizeUrl, basic, connect, exchange, newCode, postToken, refresh } from '../support/oauth.ts'
import { tapWire } from './wire-tap.ts'

/** What is found in the traffic of a scene; the mock’s own journal is only read for the times. */
async function foundIn(
  scene: (zoom: MockZoom) => Promise<unknown>,
  options: MockZoomOptions = {},
): Promise<string[]> {
  using tap = tapWire()
  await using zoom = await createMockZoom(options)
  await scene(zoom)
  const observer = createObserver()
  const passed = tap.take(await zoom.journal.list())
  const entries = [...passed.flatMap((exchanged) => observer.read(exchanged)), ...observer.end()]
  return diagnose(entries, namesFrom({}), ['browser', 'complete']).flatMap(({ findings }) =>
    findings.map(({ rule }) => rule),
  )
}

test('a wrong secret, once the client id was accepted before', async () => {
  const wrong = async (zoom: MockZoom) => ({ authorization: await basic(zoom, undefined, 'not-the-secret') })
  const ask = async (zoom: MockZoom) =>
    postToken(zoom, { grant_type: 'refresh_token', refresh_token: 'x' }, await wrong(zoom))
  expect(await foundIn(ask)).toEqual([])
  expect(
    await foundIn(async (zoom) => {
      await connect(zoom)
      await ask(zoom)
    }),
  ).toEqual(['client-secret-wrong'])
})

test('two refreshes at once', async () => {
  const found = await foundIn(async (zoom) => {
    const { refresh_token } = await connect(zoom)
    await Promise.all([refresh(zoom, refresh_token), refresh(zoom, refresh_token)])
  })
  expect(found).toEqual(['parallel-refresh'])
})

/** The thread's bug: connecting again exchanges the old code. */
async function reconnectWithTheOldCode(zoom: MockZoom): Promise<void> {
  const old = await newCode(zoom)
  await exchange(zoom, old)
  await newCode(zoom)
  await exchange(zoom, old)
}

test.each(['2020', '2026'] as const)('the thread’s bug, in traffic of %s', async (profile) => {
  expect(await foundIn(reconnectWithTheOldCode, { profile })).toEqual(['stale-code-after-reconnect'])
})

test('a code that is exchanged twice while somebody else connects is not the thread’s bug', async () => {
  const twice = async (zoom: MockZoom) => {
    const first = await newCode(zoom)
    const other = await newCode(zoom, {}, 'sam@example.com')
    await exchange(zoom, first)
    await exchange(zoom, first)
    await exchange(zoom, other)
  }
  expect(await foundIn(twice)).toEqual(['code-replayed'])
})

test('a code that is exchanged twice after two others have begun to connect', async () => {
  const twice = async (zoom: MockZoom) => {
    const first = await newCode(zoom)
    await exchange(zoom, first)
    await newCode(zoom, {}, 'sam@example.com')
    await newCode(zoom, {}, 'ada@example.org')
    await exchange(zoom, first)
  }
  expect(await foundIn(twice)).toEqual(['code-replayed'])
})

test('several scopes with spaces between them', async () => {
  const found = await foundIn(
    async (zoom) => fetch(await authorizeUrl(zoom, { scope: 'user:read:user meeting:read:meeting' })),
    { switches: { scopeSeparator: 'comma' } },
  )
  expect(found).toEqual(['scopes-separated-by-spaces'])
})

test('a code that Zoom refuses again and again', async () => {
  const found = await foundIn(async (zoom) => {
    const code = await newCode(zoom)
    await exchange(zoom, code)
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      await zoom.clock.advance({ seconds: 2 })
      await exchange(zoom, code)
    }
  })
  expect(found).toEqual(['code-replayed', 'retry-storm'])
})

const refreshForm = 'grant_type=refresh_token&refresh_token=opaque-refresh-token-of-somebody'

/** What passes is read in the order of the responses, and of two at once the one that is refused may be answered first. */
test('of two at once, the refusal waits for the response to the other one', () => {
  const at = (
    startedAt: number,
    endedAt: number,
    status: number,
    responseBody: string,
    form = refreshForm,
  ) => ({
    ...{ startedAt, endedAt, status, responseBody, method: 'POST', url: 'https://zoom.us/oauth/token' },
    requestHeaders: [
      ['authorization', `Basic ${btoa('some_app:some-secret-of-it')}`],
      ['content-type', 'application/x-www-form-urlencoded'],
    ] as const,
    requestBody: form,
    responseHeaders: [],
  })
  const connected = at(
    ...([100, 200, 200] as const),
    '{"access_token":"an-access-token","refresh_token":"opaque-refresh-token-of-somebody","expires_in":3600}',
    'grant_type=authorization_code&code=some-code-of-zoom&redirect_uri=https%3A%2F%2Fapp.example%2Fcb',
  )
  const lost = at(1000, 1100, 400, '{"reason":"Invalid Token!","error":"invalid_grant"}')
  const won = at(
    1010,
    1200,
    200,
    '{"access_token":"the-new-access-token","refresh_token":"the-new-refresh-token","expires_in":3600}',
  )
  const rulesIn = (exchanges: readonly (typeof lost)[]) => {
    const observer = createObserver()
    const entries = [connected, ...exchanges].flatMap((each) => observer.read(each))
    return diagnose([...entries, ...observer.end()], namesFrom({}), []).flatMap(({ findings }) =>
      findings.map(({ rule }) => rule),
    )
  }
  expect(rulesIn([lost, won])).toEqual(['parallel-refresh'])
  expect(rulesIn([won, lost])).toEqual(['parallel-refresh'])
  expect(rulesIn([lost])).toEqual([])
})
