import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestProject } from 'vitest/node'
import { freePort } from '../support/free-port.ts'

/**
 * One PostgreSQL and one MariaDB for all tests of databases, from the system's packages: in a temporary folder, on loopback,
 * and gone afterwards. Each file makes databases of its own in them.
 */
declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of a server, without the name of a database; undefined where it isn't installed. */
    readonly postgres: string | undefined
    readonly mariadb: string | undefined
  }
}

interface Server {
  readonly url: string
  stop(): void
}

export default async function startEngines(project: TestProject): Promise<() => void> {
  const [postgres, mariadb] = await Promise.all([startPostgres(), startMariadb()])
  const missing = Object.entries({ PostgreSQL: postgres, MariaDB: mariadb })
    .filter(([, server]) => server === undefined)
    .map(([name]) => name)
  if (missing.length > 0) {
    console.warn(
      `Not tested on ${missing.join(' and ')}, which ${missing.length === 1 ? 'is' : 'are'} not installed here (apt-get install postgresql mariadb-server).`,
    )
  }
  project.provide('postgres', postgres?.url)
  project.provide('mariadb', mariadb?.url)
  const stop = () => {
    postgres?.stop()
    mariadb?.stop()
  }
  process.once('exit', stop)
  return () => {
    process.off('exit', stop)
    stop()
  }
}

/** Both refuse to run as root. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** In the system's own folder for temporary files: the path of a socket may have 107 characters. */
function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `mz-${name}-`))
  chmodSync(folder, 0o700)
  if (unprivileged.uid !== undefined) chownSync(folder, unprivileged.uid, unprivileged.gid)
  return folder
}

function find(program: string, folders: readonly string[]): string | undefined {
  const path = (process.env.PATH ?? '').split(delimiter)
  return [...folders, ...path].map((folder) => join(folder, program)).find((file) => existsSync(file))
}

async function startPostgres(): Promise<Server | undefined> {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).toSorted((one, other) => +other - +one) : []
  const bins = versions.map((version) => join(root, version, 'bin'))
  const initdb = find('initdb', bins)
  const postgres = find('postgres', bins)
  if (initdb === undefined || postgres === undefined) return undefined
  const folder = temporaryFolder('postgres')
  const data = join(folder, 'data')
  const common = { ...unprivileged, cwd: folder, stdio: 'ignore' } as const
  execFileSync(
    initdb,
    ['-D', data, '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    common,
  )
  const port = await freePort()
  const settings = [
    ...[`listen_addresses=127.0.0.1`, `port=${port}`, `unix_socket_directories=${folder}`],
    ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'],
  ]
  const server = spawn(postgres, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...unprivileged,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await says(server, /ready to accept connections/)
  return { url: `postgres://app@127.0.0.1:${port}`, stop: () => end(server, 'SIGQUIT', folder) }
}

async function startMariadb(): Promise<Server | undefined> {
  const install = find('mariadb-install-db', ['/usr/bin'])
  const mariadbd = find('mariadbd', ['/usr/sbin'])
  if (install === undefined || mariadbd === undefined) return undefined
  const folder = temporaryFolder('mariadb')
  const data = join(folder, 'data')
  const common = [
    `--datadir=${data}`,
    `--tmpdir=${folder}`,
    '--skip-name-resolve',
    '--innodb-log-file-size=8M',
  ]
  execFileSync(
    install,
    ['--no-defaults', ...common, '--auth-root-authentication-method=normal', '--skip-test-db'],
    {
      ...unprivileged,
      cwd: folder,
      stdio: 'ignore',
    },
  )
  const begin = join(folder, 'begin.sql')
  writeFileSync(
    begin,
    `CREATE USER app@'127.0.0.1' IDENTIFIED BY 'app';\nGRANT ALL ON *.* TO app@'127.0.0.1';\n`,
    { mode: 0o644 },
  )
  const port = await freePort()
  const server = spawn(
    mariadbd,
    [
      ...['--no-defaults', ...common, `--port=${port}`, '--bind-address=127.0.0.1', `--init-file=${begin}`],
      ...[`--socket=${join(folder, 'm.sock')}`, `--pid-file=${join(folder, 'm.pid')}`],
      ...['--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=32M'],
    ],
    { ...unprivileged, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await says(server, /ready for connections/)
  return { url: `mysql://app:app@127.0.0.1:${port}`, stop: () => end(server, 'SIGKILL', folder) }
}

/** Resolves once the server has printed it. Reads on afterwards: a full pipe would stop the server. */
function says(server: ChildProcess, ready: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const printed: string[] = []
    if (server.stderr === null) throw new Error('The server has no output.')
    createInterface(server.stderr).on('line', (line) => {
      printed.push(line)
      if (ready.test(line)) resolve()
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${printed.join('\n')}`)))
  })
}

/** Nobody needs what is in it. */
function end(server: ChildProcess, signal: NodeJS.Signals, folder: string): void {
  server.kill(signal)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
