import type { LiveConnection } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * At each deployment some people lose their connection, and never the same ones.
 *
 * How real code gets there: a cache that writes what has changed once a second, or a `save()` that nobody waits for.
 */
export const savesInTheBackground: BrokenTwin = {
  name: 'saves-in-the-background',
  title: 'Answers before the new tokens are saved',
  bug: 'A refreshed pair is used at once and written a second later: an instance that is stopped in between takes it along.',
  findings: ['refresh-token-reused'],
  alterations: {
    tokenStore: (right) => {
      const unwritten = new Map<string, LiveConnection>()
      const instead =
        <Given extends readonly unknown[], Answer>(act: (...given: Given) => Promise<Answer>) =>
        (...given: Given) => {
          unwritten.clear()
          return act(...given)
        }
      return {
        ...right,
        connect: instead(right.connect),
        softDelete: instead(right.softDelete),
        declareDead: instead(right.declareDead),
        endedAtZoom: instead(right.endedAtZoom),
        live: async (person) => unwritten.get(person) ?? right.live(person),
        async saveRotated(row, tokens) {
          const saved = { ...row, ...tokens, refreshIsClaimed: false }
          unwritten.set(row.person, saved)
          await right.releaseRefresh(row)
          // Here is the bug: the process may be gone by then.
          setTimeout(() => {
            if (unwritten.delete(row.person)) right.saveRotated(row, tokens).catch(() => {})
          }, 1_000).unref()
          return saved
        },
      }
    },
  },
}
