import type { Lesson } from '../lesson.ts'

/** devforum.zoom.us/t/10375: rotation is not idempotent. */
export const lostRefresh: Lesson = {
  id: 'lost-refresh',
  title: 'The response that never arrived',
  summary: 'Zoom rotates the refresh token, its response is lost, and the app tries the dead token forever.',
  minutes: 5,
  twin: 'loops-on-lost-response',
  contract: 'lost-response-ends-in-reconnect',
  profile: '2026',
  difference: {
    about:
      'What the app makes of a refusal after a lost response: whether Zoom’s refusal is final, or treated as one ' +
      'more outage.',
    right: `if (failure instanceof ZoomRefusal && failure.refreshTokenIsDead) return afterRefusal(row, failure)
if (!(await tokenStore.declareDead(row))) return newerThan(row)`,
    broken: `if (!unanswered.has(refreshToken)) throw failure
if (retries > 0) return refresh(refreshToken, retries - 1)
throw new ZoomUnavailable('Zoom is still having trouble.', { cause: failure })`,
  },
  steps: [
    {
      title: 'Connect',
      text: ['Alice connects, and uses the app.'],
      question: 'How many of her refresh tokens work at a time?',
      reveal: ['One: each row holds an access token for an hour, and the one refresh token that works.'],
      notes: 'Ask how many refresh tokens work at a time. One: the last that Zoom gave out.',
      deeds: [
        { do: 'connect', person: 'Alice' },
        { do: 'use', person: 'Alice' },
      ],
    },
    {
      title: 'The network fails at the worst moment',
      text: [
        'An hour later the access token has expired, and both apps refresh. Zoom rotates the token, for good. Then the connection breaks: the response never arrives.',
      ],
      question: 'What should an app tell Alice now, and what should it keep?',
      reveal: [
        'Both say the same: Zoom does not respond. Both keep the old tokens, and that is correct: a lost response proves nothing.',
      ],
      notes:
        'Look at the diagram: Zoom says “rotated”, the app sees nothing. From here on the app holds a dead token ' +
        'and can’t know it.',
      deeds: [{ do: 'let-tokens-expire' }, { do: 'lose-next-refresh' }, { do: 'use', person: 'Alice' }],
    },
    {
      title: 'Try again',
      text: ['The network is back, and Alice tries again. Both send the old refresh token once more.'],
      question: 'Zoom has rotated it. What will each app make of the refusal?',
      reveal: [
        'Zoom refuses it: Invalid Token! On the right this ends the connection: the app asks Alice to connect again.',
        'On the left the app takes it for another outage: it tries three times, and says that Zoom has problems.',
      ],
      notes: 'Count the refreshes on the left. One refusal is final: nothing about it will ever change.',
      deeds: [{ do: 'use', person: 'Alice' }],
    },
    {
      title: 'And again, and again',
      text: ['Alice was told to try again later. She does.'],
      question: 'How many requests will each app send this time?',
      reveal: [
        'Every further attempt on the left ends the same way, with three more requests; later never comes.',
        'On the right the app sends nothing more. Alice connects again, Zoom asks her nothing, and all is well.',
      ],
      notes:
        'On the left, connecting again would help as well. But nobody tells Alice to, because the app believes ' +
        'that she is connected.',
      deeds: [{ do: 'use', person: 'Alice' }],
    },
    {
      title: 'What Zoom saw',
      text: ['Zoom saw every attempt.'],
      question: 'In one sentence: what did the broken app do?',
      reveal: [
        'It sent the same dead token, again and again, after the response that would have replaced it was lost.',
      ],
      notes:
        'Zoom’s staff in the forum: send the person through the authorize page once more, it asks nothing.',
      deeds: [],
      shows: 'finding',
    },
    {
      title: 'The difference in the code',
      text: ['Both apps are one program, apart from a few lines.'],
      question: 'When is a refusal final?',
      reveal: [
        'The correct app lets the refusal end the connection. The broken one remembers that the last attempt broke off, and explains the refusal away.',
      ],
      notes: 'Retrying after no response is correct. Retrying after a refusal is not.',
      deeds: [],
      shows: 'difference',
    },
    {
      title: 'Never again',
      text: ['The contract loses a response on purpose, and waits for the app to ask for a new connection.'],
      question: 'Which side is red?',
      reveal: ['The one that never asks.'],
      notes: 'mock-zoom contracts --only lost-response-ends-in-reconnect runs it on any app.',
      deeds: [{ do: 'run-contract' }],
      shows: 'contract',
    },
  ],
}
