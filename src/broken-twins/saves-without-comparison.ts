import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody connects again because nothing moves, sees “connected”, and is disconnected a minute later.
 *
 * How real code gets there: the refresh ends in “update the tokens of this person”, as the callback does, and does not ask
 * which tokens it replaces.
 */
export const savesWithoutComparison: BrokenTwin = {
  name: 'saves-without-comparison',
  title: 'Saves a refreshed pair over whatever the person has by then',
  bug: 'A refresh that ends late writes its pair over that of a newer connection, whose grant is the only one that lives.',
  findings: ['grant-superseded'],
  mayAlsoFind: ['refresh-token-reused', 'expired-access-token-kept'],
  alterations: {
    tokenStore: (right) => ({
      ...right,
      async saveRotated(row, tokens) {
        // Here is the bug: the row that lives now, in place of the one that was refreshed.
        const now = await right.live(row.person)
        return now && right.saveRotated(now, tokens)
      },
    }),
  },
}
