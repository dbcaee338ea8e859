import { spawn, spawnSync } from 'node:child_process'
import type { TestContext } from 'vitest'
import { type CommandOptions, main } from './command.ts'

/** Keys that a person presses. */
export const keys = { enter: '\r', ctrlC: '\x03', ctrlD: '\x04' }

/** A `mock-zoom` on its own terminal, 80 columns wide, and somebody who types. */
export interface Sitting extends AsyncDisposable {
  /** What the screen got, escape sequences and all. */
  readonly screen: () => string
  /** Waits until `text` comes up after what was seen before; answers all between the two, and the text. */
  see(text: string | RegExp): Promise<string>
  type(text: string): void
  /** The exit code. */
  readonly ended: Promise<number | null>
}

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]|\\r`, 'g')

/** Starts a command with a terminal as its input and output, by util-linux’ `script`. Skips the test where there is none. */
export function sitDown(
  context: Pick<TestContext, 'skip'>,
  args: readonly string[],
  { cwd, env }: CommandOptions = {},
): Sitting {
  const { stdout } = spawnSync('script', ['--version'], { encoding: 'utf-8' })
  if (!stdout?.includes('util-linux'))
    context.skip('there is no util-linux `script` here, which makes terminals')
  // A person sits here, no CI, which Node would spare the colours.
  const { NO_COLOR: _, FORCE_COLOR: __, CI: ___, ...inherited } = process.env
  const line = ['stty cols 80 rows 24;', 'exec', process.execPath, main, ...args].join(' ')
  const child = spawn('script', ['--quiet', '--return', '--flush', '--command', line, '/dev/null'], {
    cwd,
    env: { ...inherited, TERM: 'xterm-256color', SHELL: '/bin/sh', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let screen = ''
  let seen = 0
  const listeners = new Set<() => void>()
  child.stdout.setEncoding('utf-8').on('data', (text: string) => {
    screen += text
    for (const listener of listeners) listener()
  })
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  return {
    screen: () => screen,
    ended,
    type: (text) => void child.stdin.write(text),
    see: (text) =>
      new Promise((found, failed) => {
        const look = () => {
          const plain = screen.replaceAll(escapes, '').slice(seen)
          const match = typeof text === 'string' ? text : text.exec(plain)?.[0]
          if (match === undefined || !plain.includes(match)) return
          const end = plain.indexOf(match) + match.length
          seen += end
          listeners.delete(look)
          found(plain.slice(0, end))
        }
        listeners.add(look)
        look()
        void ended.then((code) => failed(new Error(`ended with ${code} before ${text}:\n${screen}`)))
      }),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
