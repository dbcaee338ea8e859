import type { BrokenTwin } from './broken-twin.ts'

/**
 * For the first hour all is well. After it, every call makes a refresh.
 *
 * How real code gets there: the callback stores tokens and time together; the refresh, written later, stores the two tokens.
 */
export const keepsTheOldTimeOfExpiry: BrokenTwin = {
  name: 'keeps-the-old-time-of-expiry',
  title: 'Keeps the first time of expiry when it refreshes',
  bug: 'A refresh stores both tokens, and not when the new one expires: from then on it counts as expired.',
  findings: ['refreshes-too-early'],
  alterations: {
    tokenStore: (right) => ({
      ...right,
      // Here is the bug: `tokens.expiresAt` is not what gets saved.
      saveRotated: (row, tokens) => right.saveRotated(row, { ...tokens, expiresAt: row.expiresAt }),
    }),
  },
}
