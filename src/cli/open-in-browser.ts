import { spawn } from 'node:child_process'

/** The program that opens an address, for each system. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens an address in the user's browser. If that fails, nothing happens: the address is printed anyway. */
export function openInBrowser(url: string): Promise<void> {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open']
  return new Promise((resolve) => {
    const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
    opener.once('error', () => resolve())
    opener.once('spawn', () => {
      opener.unref()
      resolve()
    })
  })
}
