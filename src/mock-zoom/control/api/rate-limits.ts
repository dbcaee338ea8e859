import { rateLimitsSchema } from '../../zoom/rate-limits.ts'
import { operation } from './operation.ts'

const path = '/__mock/rate-limits'

export const rateLimitOperations = {
  show: operation({
    method: 'GET',
    path,
    summary: 'How many API calls Zoom allows.',
    status: 200,
    answer: rateLimitsSchema,
  }),
  replace: operation({
    method: 'PUT',
    path,
    summary: 'Sets the limits until the next reset. What is left out gets its default.',
    body: rateLimitsSchema,
    status: 200,
    answer: rateLimitsSchema,
  }),
}
