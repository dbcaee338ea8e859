import { useState } from 'preact/hooks'
import type { CallProblem } from '../api/calls.ts'
import { problemOf } from './asked.ts'
import type { LiveMock } from './inspection.ts'

/** What a button does. */
export interface Action {
  /** Runs `work`, unless it is already running: a second click does nothing. `done` describes the result. */
  run<Value>(work: () => Promise<Value>, done: (value: Value) => string): Promise<void>
  readonly busy: boolean
  /** The result, in words. */
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
