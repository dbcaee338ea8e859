import type { Mock } from '../mock/create.ts'
import type { mockOperations } from './api/mock.ts'
import type { Handlers } from './handler.ts'
import { refuseCall } from './handler.ts'

export function mockHandlers(mock: Mock): Handlers<typeof mockOperations> {
  return {
    health: () => ({ status: 'ok', profile: mock.profile }),
    ready() {
      try {
        // Takes the write lock, and lets it go again.
        mock.context.storage.transaction(() => {})
        return { status: 'ready' } as const
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        return refuseCall(503, `The storage can’t be written: ${why}.`, 'Look at the file and its disk.')
      }
    },
    async reset() {
      await mock.reset()
    },
  }
}
