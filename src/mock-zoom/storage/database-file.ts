import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { makeFolder } from './make-folder.ts'

/** The folder that commands use by default, in the project that they run in. */
const ownFolder = '.mock-zoom'

/**
 * Makes room for a database that holds secrets and the key that signs tokens: nobody else can read the file or a folder that
 * is made for it, and git leaves that folder alone. Throws a {@link MockZoomError} for a symbolic link: whoever made it
 * decides where the secrets go.
 */
export function prepareDatabaseFile(path: string): void {
  const folder = dirname(path)
  refuseLink(path)
  if (basename(folder) === ownFolder) refuseLink(folder)
  if (!existsSync(folder)) {
    makeFolder(folder, 0o700)
    writeFileSync(join(folder, '.gitignore'), '*\n', { mode: 0o600 })
  } else if (basename(folder) === ownFolder) makePrivate(folder, 0o700)
  if (lstatSync(folder).isDirectory() && !existsSync(path)) closeSync(openSync(path, 'a', 0o600))
}

/** An older mock-zoom, or a copy, may have left the file open to others. */
export function makeDatabasePrivate(path: string): void {
  for (const name of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(name)) makePrivate(name, 0o600)
}

function makePrivate(path: string, mode: number): void {
  const { mode: before, uid } = lstatSync(path)
  const isOurs = process.getuid === undefined || process.getuid() === uid
  if (isOurs && (before & 0o077) !== 0) chmodSync(path, mode)
}

function refuseLink(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return
  throw new MockZoomError(
    `${path} is a symbolic link, and the mock’s secrets are not written through one.`,
    'Name the file that it leads to with --database, or remove the link.',
  )
}

/**
 * Notes that this process uses the database, and warns if another one does: both then share apps, tokens and faults. Returns
 * the function that takes the note away.
 */
export function claimDatabase(path: string): () => void {
  const note = `${path}.pid`
  const other = readPid(note)
  if (other !== undefined && other !== process.pid && isRunning(other)) {
    process.emitWarning(
      `${path} is used by another mock-zoom too (process ${other}). Both share its apps, tokens and journal; choose another file with --database to keep them apart.`,
      { type: 'MockZoomWarning' },
    )
    return () => {}
  }
  writeFileSync(note, `${process.pid}\n`, { mode: 0o600 })
  return () => {
    if (readPid(note) === process.pid) rmSync(note, { force: true })
  }
}

function readPid(note: string): number | undefined {
  const text = existsSync(note) ? readFileSync(note, 'utf-8') : ''
  return /^\d+\n$/.test(text) ? Number(text) : undefined
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
