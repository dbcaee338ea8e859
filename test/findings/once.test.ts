import { expect, test } from 'vitest'
import type { Finding, MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { control } from '../support/control.ts'
import { connect, exchange, newCode, postToken, redirectUri, refresh, usersMe } from '../support/oauth.ts'
import { atTime, rules, short } from './scene.ts'

// One mistake is one finding, however often it is made.

test('x/oauth2 sends a refused code again with the credentials in the form: one finding', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  const { clientId, clientSecret } = await zoom.apps.first()
  const again = await postToken(
    zoom,
    {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: clientId,
      client_secret: clientSecret ?? '',
    },
    {},
  )
  expect(again.body).toBe('{"reason":"Invalid authorization code","error":"invalid_grant"}')
  expect(await zoom.journal.list({ type: 'code.refused' })).toHaveLength(2)
  expect(await rules(zoom)).toEqual(['code-replayed'])
})

test('an old code that is sent twice after a reconnect is one finding', async () => {
  await using zoom = await createMockZoom()
  const old = await newCode(zoom)
  await exchange(zoom, old)
  await newCode(zoom)
  await exchange(zoom, old)
  await exchange(zoom, old)
  expect(await rules(zoom)).toEqual(['stale-code-after-reconnect'])
})

test('an old code that is sent after each of two reconnects is two findings', async () => {
  await using zoom = await createMockZoom()
  const old = await newCode(zoom)
  await exchange(zoom, old)
  const second = await newCode(zoom)
  await exchange(zoom, old)
  const third = await newCode(zoom)
  await exchange(zoom, old)
  expect((await zoom.findings.list()).map(({ sentence }) => /new code (\S+)/.exec(sentence)?.[1])).toEqual([
    short(second),
    short(third),
  ])
})

test('an expired code that is sent twice is one finding', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await zoom.clock.advance({ minutes: 5 })
  await exchange(zoom, code)
  await exchange(zoom, code)
  expect(await rules(zoom)).toEqual(['code-expired'])
})

test('a refresh token that is reused again and again: one finding for the reuse, one for not giving up', async () => {
  await using zoom = await createMockZoom()
  const tokens = await connect(zoom)
  for (let attempt = 0; attempt < 4; attempt += 1) {
    await refresh(zoom, tokens.refresh_token)
    await zoom.clock.advance({ seconds: 2 })
  }
  expect(await rules(zoom)).toEqual(['refresh-token-reused', 'dead-refresh-token-kept'])
})

test('using both tokens of a superseded grant is one finding', async () => {
  await using zoom = await createMockZoom()
  const first = await connect(zoom)
  await connect(zoom)
  await usersMe(zoom, first.access_token)
  await refresh(zoom, first.refresh_token)
  await usersMe(zoom, first.access_token)
  expect(await rules(zoom)).toEqual(['grant-superseded'])
})

test('two people with the same mistake are two findings', async () => {
  await using zoom = await createMockZoom()
  for (const user of ['jill@example.com', 'sam@example.com']) {
    const code = await newCode(zoom, {}, user)
    await exchange(zoom, code)
    await exchange(zoom, code)
  }
  expect(await rules(zoom)).toEqual(['code-replayed', 'code-replayed'])
})

test('the control API lists the same findings', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  const { status, body } = await control(zoom, 'GET /__mock/findings')
  expect(status).toBe(200)
  expect(JSON.parse(body)).toEqual(await zoom.findings.list())
})

test('a reset forgets findings, and the same mistake is found again', async () => {
  // With a seed, even the ids are the same again.
  await using zoom = await createMockZoom({ seed: 'a slide' })
  const replay = async () => {
    const code = await newCode(zoom)
    await exchange(zoom, code)
    await exchange(zoom, code)
    return await zoom.findings.list()
  }
  const before = await replay()
  expect(before).toHaveLength(1)
  await zoom.reset()
  expect(await zoom.findings.list()).toEqual([])
  expect(await replay()).toEqual(before)
})

test('findings survive a restart with the same database', async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  let before: Finding[]
  {
    await using zoom = await createMockZoom({ database })
    await atTime(zoom, '09:00:00')
    const code = await newCode(zoom)
    await exchange(zoom, code)
    await exchange(zoom, code)
    before = await zoom.findings.list()
  }
  await using zoom = await createMockZoom({ database })
  expect(before).toHaveLength(1)
  expect(await zoom.findings.list()).toEqual(before)
})

test('after a restart, a repeated mistake is told again', async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  const mistake = (zoom: MockZoom) => zoom.fetch('/oauth/authorize?response_type=code&client_id=nobody')
  {
    await using zoom = await createMockZoom({ database })
    await mistake(zoom)
    await mistake(zoom)
    expect(await rules(zoom)).toEqual(['client-id-unknown'])
  }
  await using zoom = await createMockZoom({ database })
  await mistake(zoom)
  await mistake(zoom)
  expect(await rules(zoom)).toEqual(['client-id-unknown', 'client-id-unknown'])
})
