import Database from 'better-sqlite3'
import { compactVerify, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { call, capableApps, userToken } from '../support/api.ts'
import { temporaryFolder } from '../support/command.ts'
import { connect, usersMe } from '../support/oauth.ts'

// The mock signs with node:crypto. What it signs, and what it takes for its own, is what jose says.

/** A mock whose signing key can be read, as nobody's can at Zoom. */
async function onFile() {
  const folder = temporaryFolder()
  const database = folder.file('mock-zoom.db')
  const zoom = await createMockZoom({ database, apps: capableApps })
  const db = new Database(database, { readonly: true })
  const stored = db.prepare<[], string>("SELECT value FROM settings WHERE name = 'signing-key'").pluck().get()
  db.close()
  return {
    zoom,
    key: Buffer.from(stored ?? '', 'base64url'),
    async [Symbol.asyncDispose]() {
      await zoom.close()
      folder[Symbol.dispose]()
    },
  }
}

/** What a token says, once jose has verified it. */
async function verified(text: string, key: Uint8Array, alg: string): Promise<unknown> {
  const { payload } = await compactVerify(text, key, { algorithms: [alg] })
  return JSON.parse(Buffer.from(payload).toString())
}

async function isTaken(zoom: MockZoom, accessToken: string): Promise<boolean> {
  return (await usersMe(zoom, accessToken)).status === 200
}

test('jose verifies tokens with HS512, and access keys with HS256', async () => {
  await using mock = await onFile()
  const { zoom, key } = mock
  const { access_token, refresh_token } = await connect(zoom)
  expect(await verified(access_token, key, 'HS512')).toMatchObject({ type: 0 })
  expect(await verified(refresh_token, key, 'HS512')).toMatchObject({ type: 1 })
  const { token: zak } = JSON.parse((await call(zoom, await userToken(zoom), 'GET /users/me/zak')).body)
  expect(await verified(zak, key, 'HS256')).toMatchObject({ iss: 'web' })
})

test('a token is taken if jose has signed it with the mock’s key and HS512, and not otherwise', async () => {
  await using mock = await onFile()
  const { zoom, key } = mock
  const { access_token } = await connect(zoom)
  const [header = '', payload = '', signature = ''] = access_token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const signedBy = (secret: Uint8Array, alg = 'HS512') =>
    new SignJWT(claims).setProtectedHeader({ alg }).sign(secret)
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  expect(await isTaken(zoom, await signedBy(key))).toBe(true)
  for (const forged of [
    await signedBy(key, 'HS256'),
    await signedBy(key.subarray(0, 63)),
    `${none}.${payload}.`,
    `${none}.${payload}.${signature}`,
    `${header}.${payload}.${signature.slice(1)}`,
    `${header}.${payload}.${signature}AAAA`,
    `${header}.${payload} .${signature}`,
  ])
    expect(await isTaken(zoom, forged), forged).toBe(false)
})
