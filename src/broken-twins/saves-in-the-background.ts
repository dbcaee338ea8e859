import type { LiveConnection, Tokens } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * At each deployment some people lose their connection, and never the same ones.
 *
 * How real code gets there: a cache that writes what has changed once a second, or a `save()` that nobody waits for.
 */
export const savesInTheBackground: BrokenTwin = {
  name: 'saves-in-the-background',
  title: 'Answers before the new tokens are saved',
  bug: 'A refreshed pair is used at once and written some seconds later: an instance that is stopped in between takes it along.',
  findings: ['refresh-token-reused'],
  alterations: {
    tokenStore: (right) => {
      const unwritten = new Map<string, { readonly row: LiveConnection; readonly tokens: Tokens }>()
      const write = async (person: string) => {
        const one = unwritten.get(person)
        unwritten.delete(person)
        if (one !== undefined) await right.saveRotated(one.row, one.tokens)
      }
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
        async live(person) {
          const one = unwritten.get(person)
          return one === undefined
            ? right.live(person)
            : { ...one.row, ...one.tokens, refreshIsClaimed: false }
        },
        async claimRefresh(row) {
          await write(row.person)
          return right.claimRefresh(row)
        },
        async saveRotated(row, tokens) {
          unwritten.set(row.person, { row, tokens })
          await right.releaseRefresh(row)
          // Here is the bug: the process may be gone by then.
          setTimeout(() => write(row.person).catch(() => {}), 5_000).unref()
          return { ...row, ...tokens, refreshIsClaimed: false }
        },
      }
    },
  },
}
