import type { Mock } from '../mock.ts'
import type { rateLimitOperations } from './api/rate-limits.ts'
import type { Handlers } from './handler.ts'

export function rateLimitHandlers(mock: Mock): Handlers<typeof rateLimitOperations> {
  return {
    show: () => mock.provider.rateLimits,
    replace({ body }) {
      mock.setRateLimits(body)
      return mock.provider.rateLimits
    },
  }
}
