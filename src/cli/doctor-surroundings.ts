import { createInterface } from 'node:readline/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'

/** What `mock-zoom doctor` has around it. */
export interface DoctorSurroundings {
  readonly terminal: Terminal
  /** Where the plan goes when standard output is for a machine. */
  readonly note: (text: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Asks somebody at a terminal; undefined where there is none. */
  readonly ask?: (question: string) => Promise<string>
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** The surroundings of this process. */
export function doctorSurroundings(): DoctorSurroundings {
  return {
    terminal: standardOutput(),
    note: (text) => void process.stderr.write(text),
    environment: process.env,
    ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
    now: () => performance.now(),
    wait: async (ms) => void (await pause(ms)),
  }
}

async function ask(question: string): Promise<string> {
  // The question goes where it is seen even if standard output goes to a file.
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // Ctrl-C and Ctrl-D are a no.
  const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  const answer = await Promise.race([lines.question(question), closed])
  lines.close()
  return answer
}
