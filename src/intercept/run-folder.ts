import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'mock-zoom-run-'

/** A folder for the files of one run, named after this process. Folders whose process has gone are removed first. */
export function makeRunFolder(): string {
  const parent = tmpdir()
  for (const name of readdirSync(parent)) {
    const owner = /^mock-zoom-run-(\d+)-/.exec(name)?.[1]
    if (owner !== undefined && isOurs(join(parent, name)) && !isRunning(Number(owner)))
      rmSync(join(parent, name), { recursive: true, force: true })
  }
  return mkdtempSync(join(parent, `${prefix}${process.pid}-`))
}

function isOurs(path: string): boolean {
  const about = lstatSync(path, { throwIfNoEntry: false })
  return about?.isDirectory() === true && (process.getuid === undefined || about.uid === process.getuid())
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
