import type { Mock } from '../mock/create.ts'
import type { switchOperations } from './api/switches.ts'
import type { Handlers } from './handler.ts'

export function switchHandlers(mock: Mock): Handlers<typeof switchOperations> {
  return {
    show: () => mock.context.switches,
    change({ body }) {
      mock.setSwitches(body)
      return mock.context.switches
    },
  }
}
