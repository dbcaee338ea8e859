import { createApp } from './http/app.ts'
import { handlingOf } from './http/handler.ts'
import type { RequestHandler } from './http/mount.ts'
import type { Mock } from './mock.ts'
import { createMock } from './mock.ts'
import type { ParsedOptions } from './options.ts'
import type { Sandboxes } from './sandboxes.ts'
import { createSandboxes } from './sandboxes.ts'

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
  const { provider } = mock
  const sandboxes = createSandboxes(options, serveMock)
  const app = createApp(mock, options, sandboxes).callback()
  const handling = handlingOf((request, response) => {
    // The koa application answers every failure itself.
    if (!sandboxes.take(request, response)) void app(request, response)
  }, provider)
  let closed: Promise<void> | undefined
  const close = async () => {
    mock.faults.close()
    await sandboxes.closeAll()
    // Webhooks first: a request to the mock may be waiting for one.
    await mock.stop()
    await handling.close()
    provider.storage.close()
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
