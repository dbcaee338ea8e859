import { z } from 'zod'

// Clients also send numbers and booleans as text; there is no evidence that Zoom refuses them.

/** A whole number. */
export const whole = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
])

/** True or false. */
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
