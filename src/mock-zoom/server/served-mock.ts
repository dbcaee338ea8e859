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
  let closed: Promise<void> | undefined
  const close = async () => {
    mock.faults.close()
    await sandboxes.closeAll()
    // Webhooks first: a request to the mock may be waiting for one.
    await mock.stop()
    await handling.close()
    context.storage.close()
  }
  return {
    mock,
    sandboxes,
    handle: handling.handle,
    isBusy: handling.isBusy,
    close() {
      closed ??= close()
      return closed
    },
  }
}
