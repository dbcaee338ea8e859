import { check, run } from '../control/check.ts'
import { behind } from '../control/door.ts'
import { inCode } from '../control/in-code.ts'
import type { Running } from '../control/operation.ts'
import { newRequestId } from '../domain/ids.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { ServedMock } from '../mock/sandboxes.ts'
import type { StubFunction, StubInput } from '../mock/stub-schema.ts'
import { follow } from './follow.ts'
import { createHttpServer } from './http-server.ts'
import { handlerBelow, inProcessFetch } from './in-process.ts'
import type { LocalMockZoom } from './local-mock-zoom.ts'

/** The door in this process to a mock that is at `url`. `end` closes it. */
export function handleOf(served: ServedMock, url: string, end: () => Promise<unknown>): LocalMockZoom {
  const { mock, sandboxes } = served
  const { context } = mock
  // It never listens: requests are put into it.
  const server = createHttpServer(handlerBelow(url, served.handle), context)
  const on: Running = {
    mock,
    sandboxes,
    life: 'until closed',
    url: () => url,
    requestId: () => newRequestId(context.requestRandom),
  }
  const zoom = behind<LocalMockZoom>({
    url,
    profile: mock.profile,
    async call(operation, sent) {
      try {
        return await run(operation, on, check(operation, sent))
      } catch (error) {
        if (!(error instanceof MockZoomError)) throw error
        throw new MockZoomError(error.problem, inCode(error.remedy), error.status)
      }
    },
    follow(operation, sent, signal) {
      const asked = check(operation, sent)
      return follow<unknown>({
        before: [],
        listen: (hear) =>
          // The description has just checked what it promises.
          operation.follow?.(on, asked as never, {
            all: (items) => {
              for (const [, item] of items) hear(item)
            },
            item: (_, item) => hear(item),
            emptied() {},
          }) ?? (() => {}),
        ends: [served.ended, signal],
      })
    },
    fetch: inProcessFetch(server, url),
    openSandbox({ id, url: at }, close) {
      const own = sandboxes.list().find((sandbox) => sandbox.id === id)
      if (own) return handleOf(own.served, at, close)
      throw new MockZoomError(`The sandbox ${id} was closed as soon as it was made.`, 'Try again.', 409)
    },
    end: async () => {
      await end()
    },
  })
  const { stubs } = zoom
  return Object.assign(zoom, {
    handler: served.handle,
    controlToken: served.controlToken,
    stubs: {
      ...stubs,
      // A function can only come from code in this process: the operation takes data.
      async add(stub: StubInput, respond?: StubFunction) {
        const added = await stubs.add(stub)
        return respond ? mock.stubs.answerWith(added, respond) : added
      },
    },
  })
}
