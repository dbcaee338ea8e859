import type { FaultRoute } from '../domain/fault.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { FaultInput } from '../mock/fault-schema.ts'
import type {
  FollowEntriesOptions,
  FollowOptions,
  ListedSandbox,
  MockZoom,
  Sandbox,
  ZoomFetch,
} from '../mock/mock-zoom.ts'
import type { SandboxOptions } from '../mock/options.ts'
import type { ProfileName } from '../zoom/profiles.ts'
import type { Operation, OperationGroup, Sent } from './operation.ts'
import type { Operations } from './operations.ts'
import { operations } from './operations.ts'

/** What makes a door: where it leads, and how a call gets there. */
export interface Door<Inner extends MockZoom> {
  readonly url: string
  readonly profile: ProfileName
  /** Runs an operation and returns its result. Throws a MockZoomError in the words of code. */
  call(operation: Operation, sent: Sent): Promise<unknown>
  /** What an operation streams: what exists already, then what is new. Listens from the moment of the call. */
  follow(
    operation: Operation,
    sent: Sent,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<unknown, void, undefined>
  readonly fetch: ZoomFetch
  /** The door to a sandbox that was just made. */
  openSandbox(made: ListedSandbox, end: () => Promise<void>): Inner
  end(): Promise<void>
}

/** A member of the interface for each operation, with the types that the operation has. */
type Members<Groups extends Readonly<Record<string, OperationGroup>>> = {
  readonly [Group in keyof Groups]: {
    readonly [Name in keyof Groups[Group]]: (
      ...given: Parameters<Groups[Group][Name]['given']>
    ) => Promise<Awaited<ReturnType<Groups[Group][Name]['run']>>>
  }
}

/** The whole interface, behind either door: each operation is a member, and the rest is made from them. */
export function behind<Inner extends MockZoom>(
  door: Door<Inner>,
): Omit<MockZoom, 'sandboxes'> & {
  readonly sandboxes: Omit<MockZoom['sandboxes'], 'create'> & {
    create(options?: SandboxOptions): Promise<Inner & Sandbox>
  }
} {
  const { mock, ...groups } = membersOf(door)
  const { apps, clock, faults, findings, journal, sandboxes } = groups
  const { url, profile, fetch } = door
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= door.end()
    return closed
  }
  return {
    ...groups,
    ...mock,
    url,
    profile,
    fetch,
    apps: {
      ...apps,
      async first() {
        const [first] = await apps.list()
        if (first) return first
        throw new MockZoomError('This mock has no apps.', 'Add one with zoom.apps.add(), or reset it.', 404)
      },
    },
    clock: { ...clock, now: async () => (await clock.show()).now },
    faults: {
      ...faults,
      next: (route: FaultRoute, what: Omit<FaultInput, 'route' | 'next' | 'share'>, times = 1) =>
        faults.add({ ...what, route, next: times }),
    },
    findings: {
      ...findings,
      follow: ({ after, signal }: FollowOptions = {}) =>
        // The operation says what it streams.
        door.follow(operations.findings.list, { query: { after } }, signal) as ReturnType<
          MockZoom['findings']['follow']
        >,
    },
    journal: {
      ...journal,
      follow: ({ after, signal }: FollowOptions = {}) =>
        door.follow(operations.journal.exchanges, { query: { after } }, signal) as ReturnType<
          MockZoom['journal']['follow']
        >,
      followEntries: ({ after, type, signal }: FollowEntriesOptions = {}) =>
        door.follow(operations.journal.list, { query: { after, type } }, signal) as ReturnType<
          MockZoom['journal']['followEntries']
        >,
    },
    sandboxes: {
      ...sandboxes,
      async create(options?: SandboxOptions) {
        const made = await sandboxes.create(options)
        const inner = door.openSandbox(made, () =>
          sandboxes.close(made.id).catch((error: unknown) => {
            // Somebody else has closed it already.
            if (!(error instanceof MockZoomError && error.status === 404)) throw error
          }),
        )
        return Object.assign(inner, { id: made.id })
      },
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function membersOf(door: Pick<Door<MockZoom>, 'call'>): Members<Operations> {
  const groups = Object.entries<OperationGroup>(operations).map(([group, members]) => [
    group,
    Object.fromEntries(
      Object.entries(members).map(([name, operation]) => [
        name,
        async (...given: never[]) => door.call(operation, operation.given(...given)),
      ]),
    ),
  ])
  // Made from the same list as the type.
  return Object.fromEntries(groups) as Members<Operations>
}
