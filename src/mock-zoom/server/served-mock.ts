import { setImmediate as nextTurn } from 'node:timers/promises'
import { createMock } from '../mock/create.ts'
import type { ParsedOptions } from '../mock/options.ts'
import type { ServedMock } from '../mock/sandboxes.ts'
import { createSandboxes } from '../mock/sandboxes.ts'
import { createApp } from './app.ts'
import { handlingOf } from './in-flight.ts'

/** Makes a mock handle HTTP requests. */
export async function serveMock(options: ParsedOptions): Promise<ServedMock> {
  const mock = await createMock(options)
  const { context } = mock
  const sandboxes = createSandboxes(options, serveMock)
  const app = createApp(mock, options, sandboxes).callback()
  const handling = handlingOf((request, response) => {
    // The koa application responds to every failure itself.
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
    // Code that follows the journal in this process may still query the storage about its last entries.
    await nextTurn()
    context.storage.close()
  }
  return {
    mock,
    sandboxes,
    handle: handling.handle,
    controlToken: options.controlToken,
    isBusy: handling.isBusy,
    ended: ending.signal,
    close() {
      closed ??= close()
      return closed
    },
  }
}
