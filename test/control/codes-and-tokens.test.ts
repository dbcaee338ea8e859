import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson } from '../support/control.ts'
import { connect, newCode, parseTokens, redirectUri, refresh, usersMe } from '../support/oauth.ts'

test('codes are listed with their state, and can’t be used', async () => {
  await using zoom = await createMockZoom()
  const issuedAt = await zoom.clock.now()
  await connect(zoom)
  await zoom.clock.advance({ seconds: 7 })
  const waiting = await newCode(
    zoom,
    { code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' },
    'sam@example.com',
  )
  const about = {
    id: expect.stringMatching(/^code_/),
    clientId: (await zoom.apps.first()).clientId,
    redirectUri,
    scopes: (await zoom.apps.first()).scopes,
  }
  expect(await controlJson(zoom, 'GET /__mock/codes')).toEqual([
    {
      ...about,
      code: expect.stringMatching(/^.{10}…$/),
      userId: (await zoom.users.list())[0]?.id,
      codeChallengeMethod: null,
      issuedAt,
      expiresAt: issuedAt + 300_000,
      redeemedAt: issuedAt,
      replacedAt: null,
    },
    {
      ...about,
      code: `${waiting.slice(0, 10)}…`,
      userId: (await zoom.users.list())[1]?.id,
      codeChallengeMethod: 'S256',
      issuedAt: issuedAt + 7_000,
      expiresAt: issuedAt + 307_000,
      redeemedAt: null,
      replacedAt: null,
    },
  ])
  expect((await control(zoom, 'GET /__mock/codes')).body).not.toContain(waiting)
})

test('tokens are listed with their state, by the ids of the journal', async () => {
  await using zoom = await createMockZoom()
  const issuedAt = await zoom.clock.now()
  const tokens = await connect(zoom)
  await zoom.clock.advance({ minutes: 1 })
  await refresh(zoom, tokens.refresh_token)
  const [rotated] = await zoom.journal.list({ type: 'refresh.rotated' })
  const answer = await controlJson(zoom, 'GET /__mock/tokens')
  const lives = { endedAt: null, endedBecause: null }
  const minute = issuedAt + 60_000
  expect(answer).toMatchObject([
    { kind: 'access', issuedAt, expiresAt: issuedAt + 3_599_000, ...lives },
    { kind: 'refresh', issuedAt, endedAt: minute, endedBecause: 'rotated' },
    { kind: 'access', issuedAt: minute, ...lives },
    { kind: 'refresh', issuedAt: minute, ...lives },
  ])
  expect(rotated).toMatchObject({
    refreshTokenId: Object(answer)[1].id,
    newRefreshTokenId: Object(answer)[3].id,
  })
  expect(JSON.stringify(answer)).not.toContain(tokens.refresh_token)
})

test('a token that was let expire is refused as expired, and the others still work', async () => {
  await using zoom = await createMockZoom()
  const before = await connect(zoom)
  const [access] = await zoom.tokens.list()
  const now = await zoom.clock.now()
  expect(await zoom.tokens.expire(access?.id ?? '')).toEqual({ ...access, expiresAt: now })
  expect(await usersMe(zoom, before.access_token)).toMatchObject({
    status: 401,
    body: '{"code":124,"message":"Access token is expired."}',
  })
  const after = parseTokens(await refresh(zoom, before.refresh_token))
  expect((await usersMe(zoom, after.access_token)).status).toBe(200)
  expect(await zoom.clock.now()).toBe(now)
  expect(await zoom.journal.list({ type: 'token.expired' })).toMatchObject([
    { requestId: null, tokenId: access?.id, tokenKind: 'access', grantId: access?.grantId },
  ])
  expect(await zoom.findings.list()).toEqual([])
})
