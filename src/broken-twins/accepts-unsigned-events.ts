import type { BrokenTwin } from './broken-twin.ts'

/**
 * Anybody who leaves the header out can disconnect anybody.
 *
 * How real code gets there: `if (signature && !isGenuine(...)) refuse()`, so that the events of the days before signatures, and
 * the test page of the team, still work.
 */
export const acceptsUnsignedEvents: BrokenTwin = {
  name: 'accepts-unsigned-events',
  title: 'Checks the signature if there is one',
  bug: 'An event without a signature is believed as it is.',
  alterations: {
    webhooks: (right) => ({
      ...right,
      // Here is the bug: the empty signature.
      isGenuine: (delivery) => delivery.signature === '' || right.isGenuine(delivery),
    }),
  },
}
