import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createAuthority } from '../../src/intercept/authority/create-authority.ts'
import { temporaryFolder } from '../support/command.ts'

const now = Date.parse('2026-11-25T12:00:00Z')
const year = 365 * 24 * 60 * 60 * 1000

test('the certificate is for Zoom’s hosts, signed by the authority, for a year', () => {
  const authority = createAuthority(now)
  const issuer = new X509Certificate(authority.certificate)
  const zoom = new X509Certificate(authority.zoomCertificate)
  expect(zoom.verify(issuer.publicKey)).toBe(true)
  expect(zoom.checkIssued(issuer)).toBe(true)
  expect([issuer.ca, zoom.ca]).toEqual([true, false])
  expect(zoom.subjectAltName).toBe(
    'DNS:zoom.us, DNS:*.zoom.us, DNS:zoomgov.com, DNS:*.zoomgov.com, DNS:zoom.com, DNS:*.zoom.com, DNS:zoom.com.cn, DNS:*.zoom.com.cn',
  )
  expect(authority.expiresAt).toBe(now + year)
  expect(Date.parse(zoom.validTo)).toBe(now + year)
})

test('the authority’s own key is never saved: the only saved key is the certificate’s', () => {
  const authority = createAuthority(now)
  const keys = JSON.stringify(authority).match(/BEGIN [A-Z ]*PRIVATE KEY/g)
  expect(keys).toHaveLength(1)
  const zoom = new X509Certificate(authority.zoomCertificate)
  const issuer = new X509Certificate(authority.certificate)
  expect(issuer.publicKey.equals(zoom.publicKey)).toBe(false)
})

test('every authority is different', () => {
  expect(createAuthority(now).certificate).not.toBe(createAuthority(now).certificate)
})

test('strict OpenSSL accepts it for each of Zoom’s hosts, and sees a critical constraint to them', (context) => {
  if (spawnSync('openssl', ['version']).status !== 0) return context.skip('not here: openssl')
  using folder = temporaryFolder()
  const { certificate, zoomCertificate } = createAuthority(Date.now())
  writeFileSync(folder.file('authority.pem'), certificate)
  writeFileSync(folder.file('zoom.pem'), zoomCertificate)
  const verify = (host: string) =>
    spawnSync('openssl', [
      'verify',
      '-x509_strict',
      '-CAfile',
      folder.file('authority.pem'),
      '-verify_hostname',
      host,
      folder.file('zoom.pem'),
    ]).status
  for (const host of [
    'zoom.us',
    'api.zoom.us',
    'marketplace.zoom.us',
    'api.zoomgov.com',
    'zoom.com',
    'api.zoom.com.cn',
  ]) {
    expect([host, verify(host)]).toEqual([host, 0])
  }
  expect(verify('example.com')).not.toBe(0)
  const text = execFileSync('openssl', ['x509', '-noout', '-text', '-in', folder.file('authority.pem')], {
    encoding: 'utf-8',
  })
  expect(text.replaceAll(/\s+/g, ' ')).toContain(
    'X509v3 Name Constraints: critical Permitted: DNS:zoom.us DNS:zoomgov.com DNS:zoom.com DNS:zoom.com.cn Excluded: IP:0.0.0.0/0.0.0.0 IP:0:0:0:0:0:0:0:0/0:0:0:0:0:0:0:0 ',
  )
})
