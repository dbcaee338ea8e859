import { type ReadonlySignal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { MockZoomError } from '../../mock-zoom/domain/mock-zoom-error.ts'
import { readSavedJournal } from '../../mock-zoom/journal/saved.ts'
import { everything } from '../model/filter.ts'
import type { Inspection } from './inspection.ts'
import { inspectFile } from './inspection.ts'
import { go } from './place.ts'

/** What this page shows now, and how to change that. */
export interface Session {
  readonly shown: ReadonlySignal<Inspection>
  /** Why the last file could not be shown. */
  readonly problem: ReadonlySignal<MockZoomError | undefined>
  /** The base URL of the mock that served this page; undefined for a saved page. */
  readonly servedFrom: string | undefined
  open(text: string, name: string): void
  /** Closes the file and goes back to the running mock. */
  leaveFile: (() => void) | undefined
}

/** A page served by a running mock. */
export function liveSession(live: Inspection, servedFrom: string): Session {
  return sessionOf(live, servedFrom)
}

/** A saved page, which contains its journal. */
export function savedSession(text: string): Session {
  return sessionOf(inspectFile(readSavedJournal(text, 'This page'), 'a saved journal'), undefined)
}

function sessionOf(first: Inspection, servedFrom: string | undefined): Session {
  const shown = signal(first)
  const problem = signal<MockZoomError | undefined>(undefined)
  const begin = (inspection: Inspection) => {
    shown.value = inspection
    problem.value = undefined
    go({
      page: 'flows',
      flow: undefined,
      message: undefined,
      entry: undefined,
      filter: everything,
    })
  }
  return {
    shown,
    problem,
    servedFrom,
    open(text, name) {
      try {
        begin(inspectFile(readSavedJournal(text, name), name))
      } catch (error) {
        if (!(error instanceof MockZoomError)) throw error
        problem.value = error
      }
    },
    leaveFile: servedFrom === undefined ? undefined : () => begin(first),
  }
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('there is no session')
  return session
}
