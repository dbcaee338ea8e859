import { X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openAuthority } from '../../src/intercept/authority/open-authority.ts'
import { temporaryFolder } from '../support/command.ts'

const now = Date.parse('2026-11-25T12:00:00Z')
const day = 24 * 60 * 60 * 1000

test('a saved authority is read again, and no other file is left behind', async () => {
  using folder = temporaryFolder()
  const made = await openAuthority(folder.path, now)
  expect(await openAuthority(folder.path, now)).toEqual(made)
  expect(readdirSync(folder.path)).toEqual(['authority.pem'])
  expect(readFileSync(folder.file('authority.pem'), 'utf-8')).toBe(
    made.certificate + made.zoomCertificate + made.zoomKey,
  )
})

test('it is renewed a month before it expires, and not earlier', async () => {
  using folder = temporaryFolder()
  const made = await openAuthority(folder.path, now)
  expect(await openAuthority(folder.path, now + 334 * day)).toEqual(made)
  const renewed = await openAuthority(folder.path, now + 336 * day)
  expect(renewed.expiresAt).toBe(now + (336 + 365) * day)
  expect(renewed.zoomKey).not.toBe(made.zoomKey)
  expect(await openAuthority(folder.path, now + 336 * day)).toEqual(renewed)
})

test('one that lacks a domain of Zoom’s is made again', async () => {
  using folder = temporaryFolder()
  const made = await openAuthority(folder.path, now)
  const file = folder.file('authority.pem')
  // The authority's own certificate names no host, as that of an earlier version names too few.
  writeFileSync(file, made.certificate + made.certificate + made.zoomKey)
  const renewed = await openAuthority(folder.path, now)
  expect(renewed.zoomCertificate).not.toBe(made.certificate)
  expect(new X509Certificate(renewed.zoomCertificate).checkHost('api.zoom.com.cn')).toBe('*.zoom.com.cn')
})

test('several processes that start at once each get a complete one', async () => {
  using folder = temporaryFolder()
  const all = await Promise.all(Array.from({ length: 8 }, () => openAuthority(folder.path, now)))
  for (const { certificate, zoomCertificate, zoomKey } of all) {
    expect([certificate, zoomCertificate, zoomKey].every((part) => part.startsWith('-----BEGIN'))).toBe(true)
  }
  expect(readdirSync(folder.path)).toEqual(['authority.pem'])
})
