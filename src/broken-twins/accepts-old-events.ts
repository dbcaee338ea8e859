import { createHmac } from 'node:crypto'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A genuine event that somebody has recorded works forever.
 *
 * How real code gets there: the signature is correct, so the event must be. zoom/webhook-sample does not check the timestamp
 * either.
 */
export const acceptsOldEvents: BrokenTwin = {
  name: 'accepts-old-events',
  title: 'Does not check the timestamp of an event',
  bug: 'It checks the signature over the timestamp, and never compares the timestamp with the clock: an event can be replayed.',
  alterations: {
    webhooks: (right, { secretToken }) => ({
      ...right,
      isGenuine({ body, timestamp, signature }) {
        if (secretToken === undefined) return false
        const hmac = createHmac('sha256', secretToken).update(`v0:${timestamp}:`).update(body).digest('hex')
        return signature === `v0=${hmac}` // Here is the bug: any age is accepted.
      },
    }),
  },
}
