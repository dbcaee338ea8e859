import type { BrokenTwin } from './broken-twin.ts'

/**
 * Nobody can connect who has to sign in at Zoom first.
 *
 * How real code gets there: the lifetime is a number of seconds in the settings, and Date.now() counts milliseconds.
 */
export const forgetsTheStateTooSoon: BrokenTwin = {
  name: 'forgets-the-state-too-soon',
  title: 'Keeps a state for a second and a half',
  bug: 'The lifetime of a state is given in seconds and taken for milliseconds: 1500 of them.',
  alterations: {
    pendingAuthorizations: (right, { database }) => {
      const shorten = database.prepare(
        `UPDATE pending_authorizations SET expires_at = @expiresAt WHERE state = @state`,
      )
      return {
        ...right,
        async begin(session) {
          const pending = await right.begin(session)
          // Here is the bug: 1500 seconds were meant.
          shorten.run({ expiresAt: Date.now() + 1500, state: pending.state })
          return pending
        },
      }
    },
  },
}
