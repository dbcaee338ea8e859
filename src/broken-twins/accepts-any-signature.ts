import type { BrokenTwin } from './broken-twin.ts'

/**
 * Anyone can disconnect anyone whose Zoom user id they know.
 *
 * How real code gets there: the signature check failed in development, because the framework had parsed the body, and was
 * "switched off for now". What is left only checks that there is a signature.
 */
export const acceptsAnySignature: BrokenTwin = {
  name: 'accepts-any-signature',
  title: 'Checks that an event has a signature, but not which one',
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
