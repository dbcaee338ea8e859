import { expect, test } from 'vitest'
import type { MockZoomOptions } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { control, controlJson } from '../support/control.ts'
import {
  authorizeUrl,
  connect,
  exchange,
  newCode,
  parseTokens,
  post,
  refresh,
  usersMe,
} from '../support/oauth.ts'

// A mock on a file continues where the previous one stopped.

function onFile(options: MockZoomOptions = {}) {
  const folder = temporaryFolder()
  const database = folder.file('a/new/folder/mock-zoom.db')
  return {
    start: () => createMockZoom({ database, ...options }),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  }
}

const badCode = '{"reason":"Invalid authorization code","error":"invalid_grant"}'
const deadToken = '{"reason":"Invalid Token!","error":"invalid_grant"}'

test('a code that was issued before a restart can be redeemed after it', async () => {
  using file = onFile()
  let code: string
  {
    await using zoom = await file.start()
    code = await newCode(zoom)
  }
  await using zoom = await file.start()
  parseTokens(await exchange(zoom, code))
})

test('a code that was redeemed before a restart stays spent', async () => {
  using file = onFile()
  let code: string
  {
    await using zoom = await file.start()
    code = await newCode(zoom)
    parseTokens(await exchange(zoom, code))
  }
  await using zoom = await file.start()
  expect((await exchange(zoom, code)).body).toBe(badCode)
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([{ reason: 'code-spent' }])
  expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['code-replayed'])
})

for (const tokenFormat of ['v8', 'v7', 'v6', 'opaque'] as const) {
  test(`${tokenFormat}: tokens from before a restart still work, because the signing key is kept`, async () => {
    using file = onFile({ switches: { tokenFormat } })
    let tokens: Awaited<ReturnType<typeof connect>>
    {
      await using zoom = await file.start()
      tokens = await connect(zoom)
    }
    await using zoom = await file.start()
    expect((await usersMe(zoom, tokens.access_token)).status).toBe(200)
    parseTokens(await refresh(zoom, tokens.refresh_token))
  })
}

test('refresh tokens keep rotating', async () => {
  using file = onFile()
  let [first, second] = ['', '']
  {
    await using zoom = await file.start()
    first = (await connect(zoom)).refresh_token
    second = parseTokens(await refresh(zoom, first)).refresh_token
  }
  await using zoom = await file.start()
  expect((await refresh(zoom, first)).body).toBe(deadToken)
  expect(await zoom.journal.list({ type: 'refresh.refused' })).toMatchObject([
    { reason: 'refresh-token-rotated' },
  ])
  const third = parseTokens(await refresh(zoom, second)).refresh_token
  expect(new Set([first, second, third]).size).toBe(3)
})

test('superseded and revoked grants stay so', async () => {
  using file = onFile()
  let older = ''
  let revoked = ''
  {
    await using zoom = await file.start()
    older = (await connect(zoom)).access_token
    revoked = (await connect(zoom)).access_token
    await post(zoom, '/oauth/revoke', { token: revoked })
  }
  await using zoom = await file.start()
  await usersMe(zoom, older)
  await usersMe(zoom, revoked)
  expect(await zoom.journal.list({ type: 'api.refused' })).toMatchObject([
    { reason: 'access-token-superseded' },
    { reason: 'access-token-revoked' },
  ])
})

test('a new grant supersedes one from before a restart', async () => {
  using file = onFile()
  let access_token = ''
  {
    await using zoom = await file.start()
    access_token = (await connect(zoom)).access_token
  }
  await using zoom = await file.start()
  await connect(zoom)
  await usersMe(zoom, access_token)
  expect((await zoom.findings.list()).map(({ rule }) => rule)).toEqual(['grant-superseded'])
})

test('consent is remembered', async () => {
  using file = onFile()
  {
    await using zoom = await file.start()
    await connect(zoom)
    await zoom.signedIn.choose({ user: 'jill@example.com' })
  }
  await using zoom = await file.start()
  expect((await fetch(await authorizeUrl(zoom), { redirect: 'manual' })).status).toBe(302)
})

test('the signed-in user is remembered', async () => {
  using file = onFile()
  {
    await using zoom = await file.start()
    await zoom.signedIn.choose({ user: 'sam@example.com', consent: 'decline' })
  }
  await using zoom = await file.start()
  expect(await controlJson(zoom, 'GET /__mock/signed-in')).toEqual({
    userId: '8lrMcSI3SDGjou_myUKlqQ',
    consent: 'decline',
  })
})

test('the journal continues', async () => {
  using file = onFile()
  let before: unknown[]
  {
    await using zoom = await file.start()
    await connect(zoom)
    before = await zoom.journal.list()
  }
  await using zoom = await file.start()
  expect(before).toHaveLength(6)
  expect(await zoom.journal.list()).toEqual(before)
  await newCode(zoom)
  expect((await zoom.journal.list({ after: 6 })).map(({ seq }) => seq)).toEqual([7, 8, 9])
})

test('added, changed and removed apps and users stay so', async () => {
  using file = onFile()
  let before: unknown[]
  {
    await using zoom = await file.start()
    await controlJson(zoom, 'POST /__mock/apps', { clientId: 'new', name: 'New', scopes: ['a', 'b'] })
    await controlJson(zoom, `PATCH /__mock/apps/${(await zoom.apps.first()).clientId}`, {
      name: 'Changed',
      strictMode: true,
    })
    await controlJson(zoom, 'PATCH /__mock/users/sam@example.com', { lastName: 'Changed' })
    await control(zoom, 'DELETE /__mock/users/ada@example.org')
    before = [await zoom.apps.list(), await zoom.users.list()]
  }
  await using zoom = await file.start()
  expect([await zoom.apps.list(), await zoom.users.list()]).toEqual(before)
  expect(await zoom.apps.first()).toMatchObject({ name: 'Changed', strictMode: true })
  expect(await zoom.users.list()).toHaveLength(2)
})

test('the advances of a real clock are kept', async () => {
  using file = onFile({ clock: 'real' })
  {
    await using zoom = await file.start()
    await zoom.clock.advance({ hours: 5 })
  }
  {
    await using zoom = await file.start()
    expect((await zoom.clock.now()) - Date.now()).toBeCloseTo(18_000_000, -2)
    await zoom.clock.advance({ hours: 1 })
  }
  await using zoom = await file.start()
  expect((await zoom.clock.now()) - Date.now()).toBeCloseTo(21_600_000, -2)
})

test('a code that expired by an advanced clock stays expired', async () => {
  using file = onFile({ clock: 'real' })
  let code: string
  {
    await using zoom = await file.start()
    code = await newCode(zoom)
    await zoom.clock.advance({ minutes: 5 })
  }
  await using zoom = await file.start()
  expect((await exchange(zoom, code)).body).toBe(badCode)
  expect(await zoom.journal.list({ type: 'code.refused' })).toMatchObject([{ reason: 'code-expired' }])
})

test('a manual clock never starts before the last entry of the journal', async () => {
  using file = onFile()
  let last: number
  {
    await using zoom = await file.start()
    await zoom.clock.advance({ days: 30 })
    last = await zoom.clock.now()
  }
  await using zoom = await file.start()
  expect(await zoom.clock.now()).toBeGreaterThanOrEqual(last)
})

test('changed switches return to those of the options', async () => {
  using file = onFile({ switches: { codeTtl: 60 } })
  {
    await using zoom = await file.start()
    await zoom.switches.set({ codeTtl: 5 })
  }
  await using zoom = await file.start()
  expect((await zoom.switches.show()).codeTtl).toBe(60)
})

test('a seed doesn’t draw the same codes again', async () => {
  using file = onFile({ seed: 'a slide' })
  const codes: string[] = []
  for (let start = 0; start < 3; start += 1) {
    await using zoom = await file.start()
    codes.push(await newCode(zoom), await newCode(zoom))
  }
  expect(new Set(codes).size).toBe(6)
})

test('a reset is kept too', async () => {
  using file = onFile()
  let access_token = ''
  {
    await using zoom = await file.start()
    access_token = (await connect(zoom)).access_token
    await zoom.reset()
  }
  await using zoom = await file.start()
  expect(await zoom.journal.list()).toEqual([])
  expect((await usersMe(zoom, access_token)).status).toBe(401)
})

test('in memory, nothing is kept', async () => {
  let access_token = ''
  {
    await using zoom = await createMockZoom()
    access_token = (await connect(zoom)).access_token
  }
  await using zoom = await createMockZoom()
  expect((await usersMe(zoom, access_token)).status).toBe(401)
  expect(await zoom.journal.list()).toHaveLength(2)
})
