import { createHmac } from 'node:crypto'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A genuine event that somebody has recorded works for ever.
 *
 * How real code gets there: the signature is right, so the event is. zoom/webhook-sample does not look at the timestamp either.
 */
export const acceptsOldEvents: BrokenTwin = {
  name: 'accepts-old-events',
  title: 'Does not look at the timestamp of an event',
  bug: 'It checks the signature over the timestamp, and never compares the timestamp with the clock: an event can be replayed.',
  alterations: {
    webhooks: (right, { secretToken }) => ({
      ...right,
      isGenuine({ body, timestamp, signature }) {
        if (secretToken === undefined) return false
        const hmac = createHmac('sha256', secretToken).update(`v0:${timestamp}:`).update(body).digest('hex')
        return signature === `v0=${hmac}` // Here is the bug: however old it is.
      },
    }),
  },
}
