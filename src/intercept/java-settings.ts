import { execFileSync } from 'node:child_process'
import { createHash, randomUUID, X509Certificate } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import type { Environment } from './environment.ts'

/** The password of every Java's default trust store, whose certificates are public. */
const password = 'changeit'

/** The value of JAVA_TOOL_OPTIONS. Java reads neither HTTPS_PROXY nor SSL_CERT_FILE. */
export function javaToolOptions(
  before: string | undefined,
  store: string,
  proxy: URL,
  except: string,
): string {
  const settings = {
    'http.proxyHost': proxy.hostname,
    'http.proxyPort': proxy.port,
    'https.proxyHost': proxy.hostname,
    'https.proxyPort': proxy.port,
    'http.nonProxyHosts': except
      .split(',')
      .map((entry) => (entry.includes(':') ? `[${entry}]` : entry.replace(/^\./, '*.')))
      .join('|'),
    'javax.net.ssl.trustStore': store,
    'javax.net.ssl.trustStorePassword': password,
  }
  const flags = Object.entries(settings)
    .map(([name, value]) => `-D${name}=${value}`)
    .map((flag) => (/\s/.test(flag) ? `"${flag}"` : flag))
  return [before, ...flags].filter(Boolean).join(' ')
}

/**
 * A trust store for Java, with its own certificates and the given authority's. Java's keytool takes half a second to
 * make one, so it is kept in a folder. Undefined if there is no Java, or its keytool fails.
 */
export function javaTrustStore(
  kept: string,
  certificate: string,
  environment: Environment,
): string | undefined {
  const keytool = findKeytool(environment)
  const own = keytool && ownStore(keytool)
  if (!keytool || !own) return undefined
  const { fingerprint256 } = new X509Certificate(readFileSync(certificate))
  const about = `${fingerprint256} ${own} ${statSync(own).mtimeMs}`
  const store = join(kept, `java-${createHash('sha256').update(about).digest('hex').slice(0, 16)}`)
  if (existsSync(store)) return store
  const draft = `${store}.${randomUUID()}`
  try {
    copyFileSync(own, draft)
    chmodSync(draft, 0o600)
    const what = ['-importcert', '-noprompt', '-alias', 'mock-zoom', '-file', certificate]
    execFileSync(keytool, [...what, '-keystore', draft, '-storepass', password], { stdio: 'ignore' })
    renameSync(draft, store)
    return store
  } catch {
    rmSync(draft, { force: true })
    return undefined
  }
}

function findKeytool({ JAVA_HOME: home, PATH = '' }: Environment): string | undefined {
  const folders = [...(home ? [join(home, 'bin')] : []), ...PATH.split(delimiter)]
  return folders.map((folder) => join(folder, 'keytool')).find((file) => existsSync(file))
}

function ownStore(keytool: string): string | undefined {
  const home = dirname(dirname(realpathSync(keytool)))
  // Java 8 has its own store one folder deeper.
  return ['lib', 'jre/lib']
    .map((folder) => join(home, folder, 'security', 'cacerts'))
    .find((file) => existsSync(file))
}
