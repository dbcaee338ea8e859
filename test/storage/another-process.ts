import type { MockZoom } from '../../src/mock-zoom/index.ts'
import type { RunningCommand } from '../support/command.ts'
import { startCommand } from '../support/command.ts'

/** `mock-zoom serve` in its own process. */
export interface Served extends AsyncDisposable {
  /** Requests go to the process, everything else to the handle that was given. */
  readonly zoom: MockZoom
  readonly command: RunningCommand
}

/** Starts a mock in its own process. `handle` is any mock with the same apps and users, which the helpers need. */
export async function serve(handle: MockZoom, database: string): Promise<Served> {
  const command = startCommand(['serve', '--port', '0', '--database', database])
  const [, url = ''] = await command.waitFor(/Look inside:\s+(http:\S+[^/\s])\/\s/)
  const zoom: MockZoom = {
    ...handle,
    url,
    signedIn: {
      ...handle.signedIn,
      async choose(who) {
        const response = await fetch(`${url}/__mock/signed-in`, { method: 'PUT', body: JSON.stringify(who) })
        if (!response.ok) throw new Error(await response.text())
        return response.json()
      },
    },
  }
  return { zoom, command, [Symbol.asyncDispose]: () => command[Symbol.asyncDispose]() }
}
