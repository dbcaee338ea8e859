import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RequestHandler } from '../http/mount.ts'
import type { Mock } from '../mock/create.ts'
import { createMock } from '../mock/create.ts'
import type { ParsedOptions } from '../mock/options.ts'
import type { Sandboxes } from '../mock/sandboxes.ts'
import { createSandboxes } from '../mock/sandboxes.ts'
import { createApp } from './app.ts'
import { handlingOf } from './in-flight.ts'

/** A mock with its wire, wherever its requests come from: a port, another server, or this process. */
export interface ServedMock {
  readonly mock: Mock
  readonly sandboxes: Sandboxes
  readonly handle: RequestHandler
  /** Whether a request is being answered. */
  isBusy(): boolean
  /** Aborted once everything that was under way has ended: nothing comes into the journal any more. */
  readonly ended: AbortSignal
  /** Ends all that is under way, the sandboxes too, and closes the storage. */
  close(): Promise<void>
}

/** Puts a mock and its wire together. */
export async function serveMock(options: ParsedOptions): Promise<ServedMock> {
  const mock = await createMock(options)
  const { context } = mock
  const sandboxes = createSandboxes(options, serveMock)
  const app = createApp(mock, options, sandboxes).callback()
  const handling = handlingOf((request, response) => {
    // The koa application answers every failure itself.
    if (!sandboxes.take(request, response)) void app(request, response)
  }, context)
  const ending = new AbortController()
  let closed: Promise<void> | undefined
  const close = async () => {
    mock.faults.close()
    await sandboxes.closeAll()
    // Webhooks first: a request to the mock may be waiting for one.
    await mock.stop()
    await handling.close()
    ending.abort()
    // Who follows the journal in this process may have to ask for more about its last entries.
    await nextTurn()
    context.storage.close()
  }
  return {
    mock,
    sandboxes,
    handle: handling.handle,
    isBusy: handling.isBusy,
    ended: ending.signal,
    close() {
      closed ??= close()
      return closed
    },
  }
}
