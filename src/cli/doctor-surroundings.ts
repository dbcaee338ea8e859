import { setTimeout as pause } from 'node:timers/promises'
import { isAttended, openPrompt } from './prompt.ts'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'

/** What `mock-zoom doctor` gets from the outside world. */
export interface DoctorSurroundings {
  readonly terminal: Terminal
  /** Where the plan is written when standard output is for a machine. */
  readonly note: (text: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Asks a person at a terminal; undefined if there is none. */
  readonly ask?: (question: string) => Promise<string>
  readonly now: () => number
  /** The date, such as 2026-11-29. */
  readonly today: () => string
  readonly wait: (ms: number) => Promise<void>
}

/** The surroundings of this process. */
export function doctorSurroundings(): DoctorSurroundings {
  return {
    terminal: standardOutput(),
    note: (text) => void process.stderr.write(text),
    environment: process.env,
    ...(isAttended(process.stderr) && { ask }),
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    wait: async (ms) => void (await pause(ms)),
  }
}

/** Asks on standard error, which is seen even if standard output goes to a file. Leaving means no. */
async function ask(question: string): Promise<string> {
  using prompt = openPrompt(process.stderr)
  return (await prompt?.ask(question)) ?? ''
}
