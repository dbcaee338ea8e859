import { useState } from 'preact/hooks'
import type { CallProblem } from '../api/calls.ts'
import { problemOf } from './asked.ts'
import type { LiveMock } from './inspection.ts'

/** Something that a button does. */
export interface Action {
  /** Runs it, unless it is running: a second click changes nothing. `done` says what came of it. */
  run<Value>(work: () => Promise<Value>, done: (value: Value) => string): Promise<void>
  readonly busy: boolean
  /** What came of it, in words. */
  readonly said: string
  readonly problem: CallProblem | undefined
}

export function useAction({ changed }: LiveMock): Action {
  const [state, setState] = useState<Omit<Action, 'run'>>({ busy: false, said: '', problem: undefined })
  return {
    ...state,
    async run(work, done) {
      if (state.busy) return
      setState({ busy: true, said: '', problem: undefined })
      try {
        const said = done(await work())
        setState({ busy: false, said, problem: undefined })
      } catch (error) {
        setState({ busy: false, said: '', problem: problemOf(error) })
      }
      changed()
    },
  }
}
