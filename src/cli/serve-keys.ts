import type { MockZoom } from '../mock-zoom/index.ts'
import { describeFinding } from './describe-finding.ts'
import { openInBrowser } from './open-in-browser.ts'
import type { Terminal } from './terminal.ts'

/** What it takes from a terminal's input. */
export interface KeyInput {
  readonly isTTY?: boolean
  setRawMode?(on: boolean): unknown
  resume(): unknown
  pause(): unknown
  on(event: 'data', listener: (pressed: Buffer) => void): unknown
  off(event: 'data', listener: (pressed: Buffer) => void): unknown
}

/** What each key does, as the first lines of `serve` print it. */
export const keyHelp =
  'Keys: o opens the inspector · c clears the screen · f lists findings · r resets · q quits'

const ctrlC = '\u0003'

/**
 * Single keys for a running mock. Only for a person at a terminal; in a pipe, nothing is read. `quit` is also for Ctrl-C, which a
 * terminal that reports single keys no longer turns into a signal. Returns how to give the terminal back.
 */
export function followKeys(
  input: KeyInput,
  {
    zoom,
    terminal,
    quit,
    open = openInBrowser,
  }: {
    readonly zoom: MockZoom
    readonly terminal: Terminal
    readonly quit: () => void
    readonly open?: (url: string) => Promise<void>
  },
): Disposable {
  if (!input.isTTY || input.setRawMode === undefined) return { [Symbol.dispose]: () => undefined }
  const actions: Readonly<Record<string, () => unknown>> = {
    o: () => open(`${zoom.url}/`),
    c: () => console.clear(),
    async f() {
      const findings = await zoom.findings.list()
      for (const finding of findings) terminal.line(describeFinding(finding, terminal, zoom.url))
      if (findings.length === 0) terminal.line('No findings so far.')
    },
    async r() {
      await zoom.reset()
      terminal.line(
        'Reset: apps and users are as at the start; grants, tokens, faults and the journal are gone.',
      )
    },
    q: quit,
    [ctrlC]: quit,
  }
  const press = (pressed: Buffer) => {
    for (const key of pressed.toString()) actions[key.toLowerCase()]?.()
  }
  input.setRawMode(true)
  input.resume()
  input.on('data', press)
  return {
    [Symbol.dispose]() {
      input.off('data', press)
      input.setRawMode?.(false)
      input.pause()
    },
  }
}
