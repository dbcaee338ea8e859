import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import type { Environment } from './environment.ts'

/** Where operating systems keep their trusted certificates. */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/**
 * The variables that name a file of certificates to trust, and who reads them: OpenSSL (so Python's ssl, Ruby, Go, .NET,
 * Rust's native-tls), Python's requests, curl. Each replaces the default, so each file contains the default as well.
 */
const variables = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'] as const

export interface TrustFiles {
  /** The file with only the authority's certificate. */
  readonly certificate: string
  /** The environment that makes clients trust it. */
  readonly variables: Environment
}

/** Writes the files that make clients trust the authority in addition to what they trust already. */
export function writeTrustFiles(folder: string, certificate: string, environment: Environment): TrustFiles {
  const file = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text, { mode: 0o600 })
    return path
  }
  const systems = systemCertificates()
  const bundles = variables.map((name) => {
    const before = read(environment[name]) ?? systems
    return [name, file(`${name}.pem`, `${before.trimEnd()}\n${certificate}`)] as const
  })
  const nodeExtra = `${read(environment.NODE_EXTRA_CA_CERTS)?.trimEnd() ?? ''}\n${certificate}`
  const openssl = Object.fromEntries(bundles).SSL_CERT_FILE ?? ''
  const phpFolder = join(folder, 'php')
  mkdirSync(phpFolder, { recursive: true })
  writeFileSync(join(phpFolder, 'mock-zoom.ini'), `curl.cainfo="${openssl}"\nopenssl.cafile="${openssl}"\n`)
  return {
    certificate: file('authority.pem', certificate),
    variables: {
      ...Object.fromEntries(bundles),
      // Node's own come first; these are added to them.
      NODE_EXTRA_CA_CERTS: file('NODE_EXTRA_CA_CERTS.pem', nodeExtra.trimStart()),
      // PHP has no variable for certificates, but one for further settings. The empty entry stands for its usual folder.
      PHP_INI_SCAN_DIR: `${environment.PHP_INI_SCAN_DIR ?? ''}:${phpFolder}`,
    },
  }
}

function systemCertificates(): string {
  return systemBundles.map(read).find((text) => text !== undefined) ?? rootCertificates.join('\n')
}

function read(path: string | undefined): string | undefined {
  return path && existsSync(path) ? readFileSync(path, 'utf-8') : undefined
}
