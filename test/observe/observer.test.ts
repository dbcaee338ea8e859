import { expect, test } from 'vitest'
import { diagnose } from '../../src/mock-zoom/findings/diagnose.ts'
import type { JournalEntry, MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom, namesFrom } from '../../src/mock-zoom/index.ts'
import { createObserver } from '../../src/observe/index.ts'
import { connect, exchange, newCode, postToken, refresh, usersMe } from '../support/oauth.ts'
import { tapWire, type WireTap } from './wire-tap.ts'

async function observed(tap: WireTap, zoom: MockZoom): Promise<JournalEntry[]> {
  const observer = createObserver()
  const passed = tap.take(await zoom.journal.list())
  return [...passed.flatMap((exchanged) => observer.read(exchanged)), ...observer.end()]
}

function found(entries: readonly JournalEntry[]): string[] {
  const exchanges = diagnose(entries, namesFrom({}), ['browser', 'complete'])
  return exchanges.flatMap(({ findings }) => findings.map(({ rule }) => rule))
}

function happened(entries: readonly JournalEntry[]): string[] {
  return entries.flatMap((entry) => {
    if (entry.type === 'request.answered') return []
    return 'reason' in entry ? `${entry.type}: ${entry.reason}` : entry.type
  })
}

test('a journal is made of what was on the wire, and has the findings of the mock’s own journal', async () => {
  using tap = tapWire()
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  const { access_token, refresh_token } = await connect(zoom)
  await usersMe(zoom, access_token)
  await refresh(zoom, refresh_token)
  await zoom.clock.advance({ minutes: 1 })
  await refresh(zoom, refresh_token)
  const entries = await observed(tap, zoom)
  expect(happened(entries)).toEqual([
    ...['authorize.asked', 'code.issued', 'code.redeemed', 'code.refused: code-spent'],
    ...['authorize.asked', 'code.issued', 'code.redeemed', 'grant.superseded'],
    ...['api.called', 'refresh.rotated', 'refresh.refused: refresh-token-rotated'],
  ])
  expect(found(entries)).toEqual(['code-replayed', 'refresh-token-reused'])
  expect(found(entries)).toEqual((await zoom.findings.list()).map(({ rule }) => rule))
})

test('a refusal whose reason the wire does not show is left open, and no finding is made of it', async () => {
  using tap = tapWire()
  await using zoom = await createMockZoom()
  await exchange(zoom, 'mk1Cq8Pap6_PatCmZLwQxKCZOUJsBwojQ')
  const entries = await observed(tap, zoom)
  expect(entries[0]).toMatchObject({ type: 'request.unexplained', route: 'token' })
  expect(entries[0]).toHaveProperty('possible.0', 'code-spent')
  expect(found(entries)).toEqual([])
})

test('an older grant counts as superseded only if Zoom did not ask again: else the app may have been uninstalled', async () => {
  using tap = tapWire()
  await using zoom = await createMockZoom()
  const { access_token } = await connect(zoom)
  await connect(zoom)
  await usersMe(zoom, access_token)
  const wire = tap.take(await zoom.journal.list())
  const read = (exchanges: typeof wire) => {
    const observer = createObserver()
    return exchanges.flatMap((exchanged) => observer.read(exchanged))
  }
  expect(found(read(wire))).toEqual(['grant-superseded'])
  const authorized = wire.findLast(({ url }) => url.includes('/oauth/authorize'))
  const asked = wire.flatMap((exchanged) =>
    exchanged === authorized
      ? [
          { ...exchanged, status: 200, responseHeaders: [] },
          { ...exchanged, method: 'POST' },
        ]
      : [exchanged],
  )
  const entries = read(asked)
  expect(found(entries)).toEqual([])
  expect(entries.findLast(({ type }) => type === 'request.unexplained')).toMatchObject({
    route: 'api',
    possible: expect.arrayContaining(['access-token-superseded', 'access-token-revoked']),
  })
})

test('without the browser’s part, what the app sends twice is still found', async () => {
  using tap = tapWire()
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  tap.take([])
  await exchange(zoom, code)
  await exchange(zoom, code)
  expect(found(await observed(tap, zoom))).toEqual(['code-replayed'])
})

test('no code, token, secret or state of the traffic is in the journal: raw, encoded or in base64', async () => {
  using tap = tapWire()
  await using zoom = await createMockZoom()
  const { clientId, clientSecret } = await zoom.apps.first()
  const code = await newCode(zoom)
  const tokens = JSON.parse((await exchange(zoom, code)).body)
  await usersMe(zoom, tokens.access_token)
  await usersMe(zoom, `"${tokens.access_token}"`)
  await refresh(zoom, `${tokens.refresh_token} `)
  // The id and the secret are swapped, and everything is in the URL as well.
  await postToken(
    zoom,
    { grant_type: 'refresh_token', client_id: clientSecret ?? '', client_secret: clientId },
    {},
  )
  await zoom.fetch(
    `/oauth/token?code=${code}&client_secret=${clientSecret}&data[token]=${tokens.refresh_token}&state=${code}`,
    {
      method: 'POST',
      headers: {
        'x-api-key': clientSecret ?? '',
        cookie: `session=${code}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ clientSecret, nested: [{ jwt: tokens.access_token }] }),
    },
  )
  await zoom.fetch(`/v2/users/${tokens.access_token}/token?access_token=${tokens.access_token}`)
  const text = JSON.stringify(await observed(tap, zoom))
  const secrets = [code, clientSecret ?? '', tokens.access_token, tokens.refresh_token]
  const parts = secrets.flatMap((secret: string) => [secret, secret.slice(0, 12), secret.slice(-12)])
  const leaked = parts.filter((part) =>
    [part, encodeURIComponent(part), Buffer.from(part).toString('base64').slice(0, 14)].some((form) =>
      text.includes(form),
    ),
  )
  // Every JWT begins with the same header, which is no secret.
  expect(leaked.filter((part) => !part.startsWith('eyJ') || part.length > 12)).toEqual([])
})

test('a code that looks like one of 2020 by chance names nobody: its end is a part of the secret', () => {
  const observer = createObserver()
  const at = (startedAt: number) => ({
    ...{ startedAt, endedAt: startedAt + 1, method: 'GET', requestHeaders: [], requestBody: '' },
    responseBody: '',
  })
  const authorize =
    'https://zoom.us/oauth/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s'
  const entries = [
    { ...at(1000), url: authorize, status: 200, responseHeaders: [] },
    {
      ...at(2000),
      url: authorize,
      status: 302,
      responseHeaders: [
        ['location', 'https://app.example/cb?code=3ZDQH98oh8_0YKDVCU6SYE3rQ2m9T3RgX&state=s'],
      ] as const,
    },
  ].flatMap((exchange) => observer.read(exchange))
  expect(entries.some(({ type }) => type === 'code.issued')).toBe(true)
  expect(JSON.stringify(entries)).not.toContain('0YKDVCU6')
})
