import type { Mock } from '../mock/create.ts'
import type { faultOperations } from './api/faults.ts'
import type { Handlers } from './handler.ts'

export function faultHandlers({ faults }: Mock): Handlers<typeof faultOperations> {
  return {
    list: () => faults.list(),
    add: ({ body }) => faults.add(body),
    clear() {
      faults.clear()
    },
  }
}
