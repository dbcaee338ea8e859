import { createInterface } from 'node:readline/promises'

/** Asks a person at a terminal. Disposing it releases the terminal. */
export interface Prompt extends Disposable {
  /** The answer; undefined once the person has left with Ctrl-C or Ctrl-D. */
  ask(question: string): Promise<string | undefined>
}

/** Whether a person reads `output` and can answer. */
export function isAttended(output: NodeJS.WriteStream): boolean {
  return process.stdin.isTTY === true && output.isTTY === true
}

/** A prompt on `output`, if there is somebody to answer. */
export function openPrompt(output: NodeJS.WriteStream = process.stdout): Prompt | undefined {
  if (!isAttended(output)) return undefined
  const reader = createInterface({ input: process.stdin, output })
  const left = new AbortController()
  reader.once('close', () => left.abort())
  return {
    async ask(question) {
      if (left.signal.aborted) return undefined
      try {
        return (await reader.question(question, { signal: left.signal })).trim()
      } catch (error) {
        if (!left.signal.aborted) throw error
        output.write('\n')
        return undefined
      }
    },
    [Symbol.dispose]: () => reader.close(),
  }
}
