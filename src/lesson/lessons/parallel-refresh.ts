import type { Lesson } from '../lesson.ts'

/** devforum.zoom.us/t/79405: random failures on the hour. */
export const parallelRefresh: Lesson = {
  id: 'parallel-refresh',
  title: 'Disconnected on the hour',
  summary:
    'Ten requests find the token expired at the same moment, and each one refreshes by itself, although only one ' +
    'can win.',
  minutes: 5,
  twin: 'refreshes-in-parallel',
  contract: 'parallel-calls-make-one-refresh',
  profile: '2026',
  difference: {
    about: 'Whether later requests wait for the first refresh.',
    right: `const shared = running.get(stale.person)
if (shared !== undefined) return shared
if (await tokenStore.claimRefresh(row)) return refreshAndSave(row)`,
    broken: `const unclaimed = { ...tokenStore, claimRefresh: async () => true }
const alone = { ...unclaimed, live: async () => stale, declareDead: deletesByIdAlone(tokenStore) }`,
  },
  steps: [
    {
      title: 'Connect',
      text: ['Alice connects, and uses the app.'],
      question: 'What can go wrong within the first hour?',
      reveal: ['Nothing is wrong, on either side, for an hour.'],
      notes: 'This is why the bug passes every review and every demo: one person at one desk never sees it.',
      deeds: [
        { do: 'connect', person: 'Alice' },
        { do: 'use', person: 'Alice' },
      ],
    },
    {
      title: 'Ten requests at once',
      text: [
        'An hour later Alice opens a page with ten widgets. Each one calls the app, and each call finds that the access token has expired.',
      ],
      question: 'How many refreshes does Zoom get from each app? How many does it accept?',
      reveal: [
        'On the right one request refreshes, and nine wait for it. On the left each one refreshes by itself, with the same refresh token. It works once.',
      ],
      notes:
        'Count the refreshes in the two diagrams. On the left one is accepted; the others are refused: Invalid ' +
        'Token! Ask what the app does with a refusal.',
      deeds: [{ do: 'let-tokens-expire' }, { do: 'use-at-once', person: 'Alice', times: 10 }],
    },
    {
      title: 'The winner is thrown away',
      text: ['Alice uses the app once more.'],
      question: 'One refresh on the left was accepted. Is she still connected?',
      reveal: [
        'A refused refresh usually means that the connection is over, so the app on the left has ended it, and deleted the row into which the winner had just saved good tokens.',
        'Alice is disconnected, and nobody at Zoom did anything.',
      ],
      notes: 'Look at deleted_at on the left. Zoom still has a grant that works; the tokens for it are gone.',
      deeds: [{ do: 'use', person: 'Alice' }],
    },
    {
      title: 'What Zoom saw',
      text: ['mock-zoom sees which requests overlapped.'],
      question: 'In one sentence: what did the broken app do?',
      reveal: ['It sent several refreshes with one token at the same moment.'],
      notes: 'In production this is “random”, under load, on the hour.',
      deeds: [],
      shows: 'finding',
    },
    {
      title: 'The difference in the code',
      text: ['Both apps are one program, apart from a few lines.'],
      question: 'Who has to wait for whom?',
      reveal: [
        'The correct app shares one promise within the process, and a claim on the row between processes. The broken one has a separate lock for each caller, which locks nothing.',
      ],
      notes:
        'A lock in memory is not enough as soon as there are two processes: locks-in-one-process-only is a ' +
        'separate twin.',
      deeds: [],
      shows: 'difference',
    },
    {
      title: 'Never again',
      text: ['The contract does what Alice’s page did: ten calls at the moment of expiry.'],
      question: 'Which side is red?',
      reveal: ['The one with more than one refresh. On the right one refresh, and all ten work.'],
      notes: 'mock-zoom contracts --only parallel-calls-make-one-refresh runs it on any app.',
      deeds: [{ do: 'run-contract' }],
      shows: 'contract',
    },
  ],
}
