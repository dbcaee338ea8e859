import type { BrokenTwin } from './broken-twin.ts'

/**
 * Anyone who has seen one state knows the next one.
 *
 * How real code gets there: the state was needed to find the row of the attempt again, and the row already has a number.
 */
export const predictableState: BrokenTwin = {
  name: 'predictable-state',
  title: 'Numbers its states instead of making them random',
  bug: 'The state is the running number of the attempt. Anyone can guess the next one.',
  alterations: {
    pendingAuthorizations: (right, { database }) => {
      const highest = database
        .prepare<[], number>(`SELECT coalesce(max(rowid), 0) FROM pending_authorizations`)
        .pluck()
      const rename = database.prepare(
        `UPDATE pending_authorizations SET state = @number WHERE state = @state`,
      )
      return {
        ...right,
        async begin(session) {
          const pending = await right.begin(session)
          // Here is the bug: a number instead of a random value.
          const number = `attempt-${100_000 + (highest.get() ?? 0)}`
          rename.run({ state: pending.state, number })
          return { ...pending, state: number }
        },
      }
    },
  },
}
