import type { BrokenTwin } from './broken-twin.ts'

/**
 * Anyone who leaves the header out can disconnect anyone.
 *
 * How real code gets there: `if (signature && !isGenuine(...)) refuse()`, so that events from before signatures, and the
 * team's test page, still work.
 */
export const acceptsUnsignedEvents: BrokenTwin = {
  name: 'accepts-unsigned-events',
  title: 'Checks the signature if there is one',
  bug: 'It believes an event without a signature.',
  alterations: {
    webhooks: (right) => ({
      ...right,
      // Here is the bug: the empty signature.
      isGenuine: (delivery) => delivery.signature === '' || right.isGenuine(delivery),
    }),
  },
}
