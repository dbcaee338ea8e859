import type { BrokenTwin } from './broken-twin.ts'

/**
 * For the first hour everything works. After that, every call makes a refresh.
 *
 * How real code gets there: the callback stores tokens and time together; the refresh, written later, stores the two tokens.
 */
export const keepsTheOldTimeOfExpiry: BrokenTwin = {
  name: 'keeps-the-old-time-of-expiry',
  title: 'Keeps the first expiry time when it refreshes',
  bug: 'A refresh stores both tokens, but not the new expiry time: from then on every access token counts as expired.',
  findings: ['refreshes-too-early'],
  alterations: {
    tokenStore: (right) => ({
      ...right,
      // Here is the bug: `tokens.expiresAt` is not what gets saved.
      saveRotated: (row, tokens) => right.saveRotated(row, { ...tokens, expiresAt: row.expiresAt }),
    }),
  },
}
