import type { Lesson } from '../lesson.ts'

/** devforum.zoom.us/t/79405: random failures at the full hour. */
export const parallelRefresh: Lesson = {
  id: 'parallel-refresh',
  title: 'Disconnected at the full hour',
  summary:
    'Ten requests find the token expired at the same moment, and each refreshes by itself, where only one can win.',
  minutes: 5,
  twin: 'refreshes-in-parallel',
  contract: 'parallel-calls-make-one-refresh',
  profile: '2026',
  difference: {
    about: 'Whether whoever comes later waits for whoever came first.',
    right: `const shared = running.get(stale.person)
if (shared !== undefined) return shared
if (tokenStore.claimRefresh(row)) return refreshAndSave(row)`,
    broken: `const unclaimed = { ...tokenStore, claimRefresh: () => true }
return (stale) => createRefreshOnce(unclaimed, zoomApi)(stale)`,
  },
  steps: [
    {
      title: 'Connect',
      text: ['Alice connects, and uses the app. Nothing is wrong, on either side, for an hour.'],
      notes: 'This is why the bug passes every review and every demo: one person at one desk never sees it.',
      deeds: [
        { do: 'connect', person: 'Alice' },
        { do: 'use', person: 'Alice' },
      ],
    },
    {
      title: 'Ten requests at once',
      text: [
        'An hour later Alice opens a page with ten widgets. Each asks the app, and each finds that the access token has expired.',
        'On the right one of them refreshes, and nine wait for it. On the left each refreshes by itself, with the same refresh token. It works once.',
      ],
      notes:
        'Count the refreshes in the two diagrams. On the left one is accepted; the others are refused: Invalid Token! Ask what the app does with a refusal.',
      deeds: [{ do: 'let-tokens-expire' }, { do: 'use-at-once', person: 'Alice', times: 10 }],
    },
    {
      title: 'The winner is thrown away',
      text: [
        'A refused refresh usually means that the connection is over, so the left side ends it, and deletes the row into which the winner had just saved good tokens.',
        'Alice is disconnected, and nobody at Zoom did anything.',
      ],
      notes: 'Look at deleted_at on the left. Zoom still has a grant that works; the tokens for it are gone.',
      deeds: [{ do: 'use', person: 'Alice' }],
    },
    {
      title: 'What Zoom saw',
      text: [
        'Several refreshes with one token at the same moment: mock-zoom says so, since it sees which request came before the answer to which.',
      ],
      notes: 'In production this is “random”, under load, at the full hour.',
      deeds: [],
      shows: 'finding',
    },
    {
      title: 'The difference in the code',
      text: [
        'The right side shares one promise within the process, and a claim on the row between processes. The broken one has a lock of its own for each caller, which is none.',
      ],
      notes:
        'A lock in memory is not enough as soon as there are two processes: locks-in-one-process-only is a twin of its own.',
      deeds: [],
      shows: 'difference',
    },
    {
      title: 'Never again',
      text: [
        'The contract does what Alice’s page did: ten calls at the moment of expiry, one refresh, and all ten work.',
      ],
      notes: 'mock-zoom contracts --only parallel-calls-make-one-refresh runs it on any app.',
      deeds: [{ do: 'run-contract' }],
      shows: 'contract',
    },
  ],
}
