import type { Mock } from '../mock/create.ts'
import type { rateLimitOperations } from './api/rate-limits.ts'
import type { Handlers } from './handler.ts'

export function rateLimitHandlers(mock: Mock): Handlers<typeof rateLimitOperations> {
  return {
    show: () => mock.context.rateLimits,
    replace({ body }) {
      mock.setRateLimits(body)
      return mock.context.rateLimits
    },
  }
}
