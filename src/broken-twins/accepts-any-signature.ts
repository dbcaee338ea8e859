import type { BrokenTwin } from './broken-twin.ts'

/**
 * Anybody can disconnect anybody whose Zoom user id they know.
 *
 * How real code gets there: the check of the signature failed in development, since the framework had parsed the body, and was
 * "switched off for now". What is left asks whether there is a signature.
 */
export const acceptsAnySignature: BrokenTwin = {
  name: 'accepts-any-signature',
  title: 'Looks whether an event has a signature, and not which',
  bug: 'It believes every event that carries a fresh timestamp and something that looks like a signature.',
  alterations: {
    webhooks: (right) => ({
      ...right,
      // Here is the bug: nothing is computed.
      isGenuine: ({ timestamp, signature }) =>
        signature.startsWith('v0=') && Date.now() / 1000 - Number(timestamp) < 300,
    }),
  },
}
