import type { Mock } from '../mock.ts'
import type { mockOperations } from './api/mock.ts'
import type { Handlers } from './handler.ts'

export function mockHandlers(mock: Mock): Handlers<typeof mockOperations> {
  return {
    health: () => ({ status: 'ok', profile: mock.profile }),
    async reset() {
      await mock.reset()
    },
  }
}
