import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders = new Set<string>()

/** A folder of its own, with this at the beginning of its name. It goes when it is disposed, at the latest when the process exits. */
export function temporaryFolder(prefix: string): AsyncDisposable & { readonly path: string } {
  // At once, so that no signal comes between making it and knowing of it.
  const path = mkdtempSync(join(tmpdir(), prefix))
  if (folders.size === 0) process.on('exit', removeAll)
  folders.add(path)
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 })
      folders.delete(path)
      if (folders.size === 0) process.off('exit', removeAll)
    },
  }
}

function removeAll(): void {
  for (const path of folders) rmSync(path, { recursive: true, force: true, maxRetries: 3 })
}
