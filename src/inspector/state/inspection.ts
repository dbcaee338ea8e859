import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { JournalEntry } from '../../mock-zoom/journal/events.ts'
import type { Exchange } from '../../mock-zoom/journal/exchange.ts'
import { readExchanges } from '../../mock-zoom/journal/exchange.ts'
import type { Finding } from '../../mock-zoom/journal/finding.ts'
import type { Names } from '../../mock-zoom/journal/names.ts'
import { namesFrom } from '../../mock-zoom/journal/names.ts'
import type { RefusalCount } from '../../mock-zoom/journal/refusals.ts'
import type { SavedDelivery, SavedJournal } from '../../mock-zoom/journal/saved.ts'
import type { ControlCalls } from '../api/calls.ts'
import { noAnswer } from '../api/calls.ts'
import type { Connection } from '../api/live-journal.ts'
import { followJournal } from '../api/live-journal.ts'
import type { Flow } from '../model/flow.ts'
import { readFlows } from '../model/flow.ts'

/** The id of an app or a user, and the name that people know it by. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** What the pages show: a running mock, or a journal from a file. */
export interface Inspection {
  readonly entries: ReadonlySignal<readonly JournalEntry[]>
  readonly exchanges: ReadonlySignal<readonly Exchange[]>
  readonly flows: ReadonlySignal<readonly Flow[]>
  readonly findings: ReadonlySignal<readonly Finding[]>
  /** What was refused without a finding. */
  readonly refusals: ReadonlySignal<readonly RefusalCount[]>
  readonly deliveries: ReadonlySignal<readonly SavedDelivery[]>
  readonly apps: ReadonlySignal<readonly Named[]>
  readonly users: ReadonlySignal<readonly Named[]>
  readonly names: ReadonlySignal<Names>
  /** Each shortened code, with its number from 0 in the order of issue. */
  readonly codeNumbers: ReadonlySignal<ReadonlyMap<string, number>>
  /** Undefined for a file. */
  readonly live: LiveMock | undefined
  /** The name of the file. */
  readonly file: string | undefined
  close(): void
}

/** The mock behind a live inspection. */
export interface LiveMock {
  readonly calls: ControlCalls
  /** Its base URL, without a slash at the end. */
  readonly baseUrl: string
  readonly connection: ReadonlySignal<Connection>
  /** Counts up when something may have changed; then ask again. */
  readonly changes: ReadonlySignal<number>
  /** Reports a change that does not appear in the journal. */
  changed(): void
  /** Forgets who is signed in at Zoom, in this browser and in all others. */
  signOutHere(): Promise<void>
}

/** Findings, deliveries and names are asked for at most this often, in milliseconds. */
const rest = 150

/** Looks at a running mock, live. */
export function inspectMock(calls: ControlCalls, baseUrl: string): Inspection {
  const { entries, connection, close } = followJournal(calls, baseUrl)
  const findings = signal<readonly Finding[]>([])
  const refusals = signal<readonly RefusalCount[]>([])
  const deliveries = signal<readonly SavedDelivery[]>([])
  const apps = signal<readonly Named[]>([])
  const users = signal<readonly Named[]>([])
  const changes = signal(0)

  const ask = async () => {
    // If the mock does not respond, the connection says so.
    const [found, refused, sent, registered, known] = await Promise.all([
      calls.findings.list(),
      calls.findings.refusals(),
      calls.webhooks.list(),
      calls.apps.list(),
      calls.users.list(),
    ]).catch(() => [])
    if (found) findings.value = found
    if (refused) refusals.value = refused
    if (sent) deliveries.value = sent
    if (registered) apps.value = registered.map(({ clientId, name }) => ({ id: clientId, name }))
    if (known) users.value = known.map(({ id, email }) => ({ id, name: email }))
    changes.value = changes.peek() + 1
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const askSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      void ask()
    }, rest)
  }
  const stop = effect(() => {
    void entries.value
    if (connection.value === 'live') askSoon()
  })
  return {
    ...read(entries, findings, apps, users),
    refusals,
    deliveries,
    live: { calls, baseUrl, connection, changes, changed: askSoon, signOutHere: () => signOut(baseUrl) },
    file: undefined,
    close() {
      clearTimeout(timer)
      stop()
      close()
    },
  }
}

/** Only the cookie of the response matters, not the page that it redirects to. */
async function signOut(baseUrl: string): Promise<void> {
  await fetch(`${baseUrl}/__mock/sign-out`, { method: 'POST', redirect: 'manual' }).catch(() => {
    throw noAnswer()
  })
}

/** Shows a saved journal. */
export function inspectFile(
  { entries, findings, refusals = [], deliveries, apps = [], users = [], observed }: SavedJournal,
  name: string,
): Inspection {
  return {
    ...read(
      signal(entries),
      signal(findings),
      signal(apps.map(({ clientId, name }) => ({ id: clientId, name }))),
      signal(users.map(({ id, email }) => ({ id, name: email }))),
    ),
    refusals: signal(refusals),
    deliveries: signal(deliveries),
    live: undefined,
    file: observed === undefined ? name : `${name}, imported from real traffic`,
    close() {},
  }
}

function read(
  entries: ReadonlySignal<readonly JournalEntry[]>,
  findings: ReadonlySignal<readonly Finding[]>,
  apps: ReadonlySignal<readonly Named[]>,
  users: ReadonlySignal<readonly Named[]>,
) {
  const exchanges = computed(() => readExchanges(entries.value, findings.value))
  const flows = computed(() => readFlows(exchanges.value))
  const names = computed<Names>(() =>
    namesFrom({
      apps: apps.value.map(({ id, name }) => ({ clientId: id, name })),
      users: users.value.map(({ id, name }) => ({ id, email: name })),
    }),
  )
  const codeNumbers = computed(() => {
    const codes = entries.value.flatMap((entry) => (entry.type === 'code.issued' ? [entry.code] : []))
    return new Map(codes.map((code, number) => [code, number]))
  })
  return { entries, exchanges, findings, flows, apps, users, names, codeNumbers }
}

/** What the components below show. */
export const InspectionContext = createContext<Inspection | undefined>(undefined)

export function useInspection(): Inspection {
  const inspection = useContext(InspectionContext)
  if (!inspection) throw new Error('there is no inspection to look at')
  return inspection
}
