import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { Stub, StubCaller } from '../domain/stub.ts'
import { chooseStub } from '../domain/stub.ts'
import type { ParsedStub, StubFunction } from './stub-schema.ts'
import { answerFrom, readAnswer } from './stub-schema.ts'

/** More than any test needs; each request looks through them. */
const most = 1000

/** A stub as it is listed. */
export type ListedStub = ParsedStub & {
  readonly id: string
  /** Its response is made by a function in code. */
  readonly isFunction: boolean
  /** It comes from the options, so a reset brings it back. */
  readonly configured: boolean
}

/** The user's own responses. They are kept in memory: a restart brings back those of the options. */
export interface Stubs {
  add(stub: ParsedStub): ListedStub
  /** Lets a function make the response of a stub. */
  answerWith(stub: ListedStub, respond: StubFunction): ListedStub
  list(): ListedStub[]
  clear(): void
  /** Goes back to the stubs of the options. */
  restart(): void
  /** Whether any is left; if not, calls needn't be looked at. */
  areThere(): boolean
  find(method: string, path: string, caller: StubCaller | undefined): ReturnType<typeof chooseStub>
}

export function createStubs(configured: readonly ParsedStub[]): Stubs {
  let active: { readonly shown: ListedStub; readonly stub: Stub }[] = []
  let count = 0

  const put = (input: ParsedStub, isConfigured: boolean): ListedStub => {
    if (active.length >= most)
      throw new MockZoomError(
        `There are ${most} stubs already.`,
        'Remove them with DELETE /__mock/stubs first.',
      )
    count += 1
    const shown = { id: `stub-${count}`, ...input, isFunction: false, configured: isConfigured }
    const { id, method, path, scopes, category, user, grant } = shown
    const stub = { id, method, path, scopes, category, user, grant }
    active.push({ shown, stub: { ...stub, answer: (request) => answerFrom(input, request) } })
    return shown
  }

  const stubs: Stubs = {
    add: (stub) => put(stub, false),
    answerWith(stub, respond) {
      const shown = { ...stub, isFunction: true }
      const answer: Stub['answer'] = async (request) => readAnswer(await respond(request))
      active = active.map((each) =>
        each.shown.id === stub.id ? { shown, stub: { ...each.stub, answer } } : each,
      )
      return shown
    },
    list: () => active.map(({ shown }) => shown),
    clear() {
      active = []
    },
    restart() {
      stubs.clear()
      count = 0
      for (const stub of configured) put(stub, true)
    },
    areThere: () => active.length > 0,
    find: (method, path, caller) =>
      chooseStub(
        active.map(({ stub }) => stub),
        method,
        path,
        caller,
      ),
  }
  stubs.restart()
  return stubs
}
