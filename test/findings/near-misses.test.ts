import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import {
  authorizeUrl,
  basic,
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  postToken,
  redirectUri,
  refresh,
  usersMe,
} from '../support/oauth.ts'
import { addOtherApp, refusals, rules } from './scene.ts'

// Flows that are correct, or wrong in a way that no rule is about: nobody must be accused of a bug that
// isn't there.

const quiet: Readonly<Record<string, (zoom: MockZoom) => Promise<unknown>>> = {
  'nothing at all': async () => undefined,
  async 'connect and use'(zoom) {
    const tokens = await connect(zoom)
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
  },
  async 'connect with PKCE'(zoom) {
    const code_challenge = createHash('sha256').update('verifier').digest('base64url')
    const code = await newCode(zoom, { code_challenge, code_challenge_method: 'S256' })
    parseTokens(await exchange(zoom, code, { code_verifier: 'verifier' }))
  },
  async 'two tabs, of which the second comes back last, at a Zoom that keeps one code'(zoom) {
    await zoom.switches.set({ codeReplacesPrevious: true })
    const [first, second] = [await newCode(zoom), await newCode(zoom)]
    expect((await exchange(zoom, first)).status).toBe(400)
    parseTokens(await exchange(zoom, second))
  },
  async 'a code used in its last millisecond'(zoom) {
    const code = await newCode(zoom)
    await zoom.clock.advance({ minutes: 5, milliseconds: -1 })
    parseTokens(await exchange(zoom, code))
  },
  async 'reconnect with the new code'(zoom) {
    await connect(zoom)
    const tokens = await connect(zoom)
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
  },
  async 'disconnect, and connect again'(zoom) {
    const { access_token } = await connect(zoom)
    expect((await post(zoom, '/oauth/revoke', { token: access_token })).status).toBe(200)
    const tokens = await connect(zoom)
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
  },
  async 'refresh with the newest refresh token, again and again'(zoom) {
    let tokens = await connect(zoom)
    for (let round = 0; round < 3; round += 1) {
      await zoom.clock.advance({ hours: 1 })
      tokens = parseTokens(await refresh(zoom, tokens.refresh_token))
    }
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
  },
  async 'an access token that expired, and then a refresh'(zoom) {
    const tokens = await connect(zoom)
    await zoom.clock.advance({ hours: 1 })
    await usersMe(zoom, tokens.access_token)
    expect(await refusals(zoom)).toEqual(['access-token-expired'])
    parseTokens(await refresh(zoom, tokens.refresh_token))
  },
  async 'a refresh token that expired unused'(zoom) {
    const tokens = await connect(zoom)
    await zoom.clock.advance({ days: 16 * 366 })
    await refresh(zoom, tokens.refresh_token)
    expect(await refusals(zoom)).toEqual(['refresh-token-expired'])
  },
  async 'two Zoom users, one after the other'(zoom) {
    const jill = await connect(zoom, {}, 'jill@example.com')
    const sam = await connect(zoom, {}, 'sam@example.com')
    expect((await usersMe(zoom, jill.access_token)).status).toBe(200)
    parseTokens(await refresh(zoom, jill.refresh_token))
    parseTokens(await refresh(zoom, sam.refresh_token))
  },
  async 'one Zoom user with two apps'(zoom) {
    const other = await addOtherApp(zoom)
    const first = await connect(zoom)
    const code = await newCode(zoom, { client_id: other })
    const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
    parseTokens(await postToken(zoom, form, { authorization: await basic(zoom, other) }))
    expect((await usersMe(zoom, first.access_token)).status).toBe(200)
  },
  async 'two codes at once, each redeemed'(zoom) {
    const [first, second] = [await newCode(zoom), await newCode(zoom)]
    parseTokens(await exchange(zoom, first))
    parseTokens(await exchange(zoom, second))
  },
  async 'a code that nobody ever exchanges'(zoom) {
    await connect(zoom)
    await newCode(zoom)
    await zoom.clock.advance({ hours: 1 })
    await connect(zoom)
  },
  async 'a person who declines'(zoom) {
    await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'decline' })
    await fetch(await authorizeUrl(zoom), { redirect: 'manual' })
    expect(await zoom.journal.list({ type: 'consent.declined' })).toHaveLength(1)
  },
}

for (const [name, flow] of Object.entries(quiet)) {
  for (const profile of ['2026', '2020'] as const) {
    test(`${profile}: ${name}: no finding`, async () => {
      await using zoom = await createMockZoom({ profile })
      await flow(zoom)
      expect(await zoom.findings.list()).toEqual([])
    })
  }
}

test('a superseded grant is not a mistake if Zoom is set to keep older ones', async () => {
  const switches = { reauthorizeRevokesAccess: false, reauthorizeRevokesRefresh: false }
  await using zoom = await createMockZoom({ switches })
  const first = await connect(zoom)
  await connect(zoom)
  expect((await usersMe(zoom, first.access_token)).status).toBe(200)
  parseTokens(await refresh(zoom, first.refresh_token))
  expect(await zoom.findings.list()).toEqual([])
})

test('a refresh token used twice is not a mistake if Zoom is set not to rotate', async () => {
  await using zoom = await createMockZoom({ switches: { refreshRotates: false } })
  const tokens = await connect(zoom)
  parseTokens(await refresh(zoom, tokens.refresh_token))
  parseTokens(await refresh(zoom, tokens.refresh_token))
  expect(await zoom.findings.list()).toEqual([])
})

// Rules that are close to each other: exactly one of them reports.

test('a spent code with a newer one unused is stale, not replayed', async () => {
  await using zoom = await createMockZoom()
  const old = await newCode(zoom)
  await exchange(zoom, old)
  await newCode(zoom)
  await exchange(zoom, old)
  expect(await rules(zoom)).toEqual(['stale-code-after-reconnect'])
})

test('a spent code with the newer one redeemed is replayed, not stale', async () => {
  await using zoom = await createMockZoom()
  const old = await newCode(zoom)
  await exchange(zoom, old)
  parseTokens(await exchange(zoom, await newCode(zoom)))
  await exchange(zoom, old)
  expect(await rules(zoom)).toEqual(['code-replayed'])
})

test('a spent code is replayed if the newer code belongs to another Zoom user', async () => {
  await using zoom = await createMockZoom()
  const old = await newCode(zoom)
  await exchange(zoom, old)
  await newCode(zoom, {}, 'sam@example.com')
  await exchange(zoom, old)
  expect(await rules(zoom)).toEqual(['code-replayed'])
})

test('a spent code is replayed if the newer code belongs to another app', async () => {
  await using zoom = await createMockZoom()
  const old = await newCode(zoom)
  await exchange(zoom, old)
  await newCode(zoom, { client_id: await addOtherApp(zoom) })
  await exchange(zoom, old)
  expect(await rules(zoom)).toEqual(['code-replayed'])
})

test('a spent code is replayed if the newer code was given up and is too old itself', async () => {
  await using zoom = await createMockZoom()
  const old = await newCode(zoom)
  await exchange(zoom, old)
  await newCode(zoom)
  await zoom.clock.advance({ minutes: 30 })
  await exchange(zoom, old)
  expect(await rules(zoom)).toEqual(['code-replayed'])
})

test('an expired code with a newer one unused is stale, not expired', async () => {
  await using zoom = await createMockZoom()
  const old = await newCode(zoom)
  await zoom.clock.advance({ minutes: 6 })
  await newCode(zoom)
  await exchange(zoom, old)
  expect(await rules(zoom)).toEqual(['stale-code-after-reconnect'])
})

test('a code that is spent and too old was replayed', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await zoom.clock.advance({ hours: 1 })
  await exchange(zoom, code)
  expect(await rules(zoom)).toEqual(['code-replayed'])
})

test('a spent code with the credentials of another app is for another app', async () => {
  await using zoom = await createMockZoom()
  const other = await addOtherApp(zoom)
  const code = await newCode(zoom)
  await exchange(zoom, code)
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
  await postToken(zoom, form, { authorization: await basic(zoom, other) })
  expect(await rules(zoom)).toEqual(['code-for-another-app'])
})

test('an old code with the credentials of another app is for another app, whatever else is unused', async () => {
  await using zoom = await createMockZoom()
  const other = await addOtherApp(zoom)
  const old = await newCode(zoom)
  await newCode(zoom)
  const form = { grant_type: 'authorization_code', code: old, redirect_uri: redirectUri }
  await postToken(zoom, form, { authorization: await basic(zoom, other) })
  expect(await rules(zoom)).toEqual(['code-for-another-app'])
})

test('with a wrong redirect_uri and a wrong verifier, the redirect_uri is reported', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom, { code_challenge: 'x' })
  await exchange(zoom, code, { redirect_uri: 'http://127.0.0.1:1/', code_verifier: 'y' })
  expect(await rules(zoom)).toEqual(['redirect-uri-mismatch'])
})

test('a mistake that is fixed at the second attempt stays one finding, and the code works', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code, { redirect_uri: 'http://127.0.0.1:1/' })
  parseTokens(await exchange(zoom, code))
  expect(await rules(zoom)).toEqual(['redirect-uri-mismatch'])
})

test('a rotated refresh token of a grant that was superseded later is a reused one', async () => {
  await using zoom = await createMockZoom()
  const first = await connect(zoom)
  await refresh(zoom, first.refresh_token)
  await connect(zoom)
  await zoom.clock.advance({ minutes: 1 })
  await refresh(zoom, first.refresh_token)
  expect(await rules(zoom)).toEqual(['refresh-token-reused'])
})

test('a rotated refresh token with another app’s credentials was not reused by its own app', async () => {
  await using zoom = await createMockZoom()
  const other = await addOtherApp(zoom)
  const first = await connect(zoom)
  await refresh(zoom, first.refresh_token)
  const form = { grant_type: 'refresh_token', refresh_token: first.refresh_token }
  await postToken(zoom, form, { authorization: await basic(zoom, other) })
  expect(await refusals(zoom)).toEqual(['refresh-token-for-another-app'])
  expect(await rules(zoom)).toEqual(['refresh-token-of-another-app'])
})

test('a refusal after a code was exchanged twice is not blamed on the refresh', async () => {
  await using zoom = await createMockZoom({ switches: { codeReplayRevokesTokens: true } })
  const code = await newCode(zoom)
  const tokens = parseTokens(await exchange(zoom, code))
  await exchange(zoom, code)
  await refresh(zoom, tokens.refresh_token)
  expect(await refusals(zoom)).toEqual(['code-spent', 'refresh-token-revoked'])
  expect(await rules(zoom)).toEqual(['code-replayed'])
})
