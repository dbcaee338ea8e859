import type { RateLimitsInput } from '../zoom/rate-limits.ts'
import { rateLimitsSchema } from '../zoom/rate-limits.ts'
import { nothing, operation } from './operation.ts'

const path = '/__mock/rate-limits'

export const rateLimitOperations = {
  show: operation(
    {
      method: 'GET',
      path,
      summary: 'How many API calls Zoom allows.',
      status: 200,
      answer: rateLimitsSchema,
    },
    {
      given: nothing,
      run: ({ mock }) => mock.context.rateLimits,
    },
  ),
  set: operation(
    {
      method: 'PUT',
      path,
      summary: 'Sets the limits until the next reset. Any that are left out get their defaults.',
      body: rateLimitsSchema,
      status: 200,
      answer: rateLimitsSchema,
    },
    {
      given: (limits: RateLimitsInput) => ({ body: limits }),
      run({ mock }, { body }) {
        mock.setRateLimits(body)
        return mock.context.rateLimits
      },
    },
  ),
}
