import { randomUUID, X509Certificate } from 'node:crypto'
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { MockZoomError } from '../../mock-zoom/domain/mock-zoom-error.ts'
import { makeFolder } from '../../mock-zoom/storage/make-folder.ts'
import { zoomDomains } from '../../mock-zoom/zoom/hosts.ts'
import type { Authority } from './authority.ts'

const fileName = 'authority.pem'
const renewBefore = 30 * 24 * 60 * 60 * 1000

/**
 * The user's authority from its folder. It is made on first use, again a month before it expires, and again if it lacks
 * one of Zoom's domains. Throws a MockZoomError if others can read its key, or if the folder can't be used.
 */
export async function openAuthority(folder: string, now: number): Promise<Authority> {
  const file = join(folder, fileName)
  const kept = read(folder, file)
  if (kept && kept.expiresAt - now > renewBefore && speaksForZoom(kept)) return kept
  // The library for certificates is loaded only here, about once a year.
  const { createAuthority } = await import('./create-authority.ts')
  const authority = createAuthority(now)
  write(folder, file, authority)
  return authority
}

function read(folder: string, file: string): Authority | undefined {
  let text: string
  try {
    refuseSharedPlaces(folder, file)
    text = readFileSync(file, 'utf-8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw explain(error, folder)
  }
  const [certificate = '', zoomCertificate = '', zoomKey = ''] =
    text.match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----\n/g) ?? []
  try {
    const { validTo } = new X509Certificate(zoomCertificate)
    return { certificate, zoomCertificate, zoomKey, expiresAt: Date.parse(validTo) }
  } catch {
    throw new MockZoomError(
      `${file} is not the file that mock-zoom wrote. Delete it; mock-zoom makes a new one.`,
    )
  }
}

/** An earlier version may have known fewer of Zoom's domains. */
function speaksForZoom({ zoomCertificate }: Authority): boolean {
  const certificate = new X509Certificate(zoomCertificate)
  return zoomDomains.every((domain) => certificate.checkHost(domain) !== undefined)
}

/** Windows has no file modes, but the user's own folder is private there. */
function refuseSharedPlaces(folder: string, file: string): void {
  const { uid } = userInfo()
  if (uid === -1) return
  const about = statSync(file)
  if (about.uid !== uid) {
    throw new MockZoomError(
      `${file} belongs to another user, who could read your traffic. Choose a folder of your own with --authority or MOCK_ZOOM_AUTHORITY.`,
    )
  }
  if (about.mode & 0o077) {
    throw new MockZoomError(
      `${file} contains a key, and other users can read it. Delete it (mock-zoom makes a new one), or choose another folder with --authority or MOCK_ZOOM_AUTHORITY.`,
    )
  }
  if (statSync(folder).mode & 0o022) {
    throw new MockZoomError(
      `Other users can write to ${folder}, which contains a key. Run chmod 700 ${folder}, or choose another folder with --authority or MOCK_ZOOM_AUTHORITY.`,
    )
  }
}

/** Writes the file in one step, so that a concurrent reader gets the old one or the new one, never half of one. */
function write(folder: string, file: string, { certificate, zoomCertificate, zoomKey }: Authority): void {
  const draft = `${file}.${randomUUID()}`
  try {
    makeFolder(folder, 0o700)
    writeFileSync(draft, certificate + zoomCertificate + zoomKey, { mode: 0o600, flag: 'wx' })
    refuseSharedPlaces(folder, draft)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw explain(error, folder)
  }
}

function explain(error: unknown, folder: string): unknown {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'it can’t be used by this user',
    EPERM: 'it can’t be used by this user',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'part of its path isn’t a folder',
    EEXIST: 'it isn’t a folder',
    ENOENT: 'it can’t be created',
  }
  const reason = reasons[codeOf(error) ?? '']
  if (reason === undefined) return error
  return new MockZoomError(
    `mock-zoom can’t keep its certificate in ${folder}: ${reason}. Choose another folder with --authority or MOCK_ZOOM_AUTHORITY.`,
  )
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
