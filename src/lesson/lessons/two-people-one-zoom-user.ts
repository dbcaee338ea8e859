import type { Lesson } from '../lesson.ts'

/** Zoom's error 4741, and github.com/iamfatness/CoreVideo/pull/196. */
export const twoPeopleOneZoomUser: Lesson = {
  id: 'two-people-one-zoom-user',
  title: 'Two people, one Zoom account',
  summary:
    'When a second person connects the same Zoom account, Zoom ends the first connection, and nobody tells its owner.',
  minutes: 5,
  twin: 'keeps-superseded-person-connected',
  contract: 'one-zoom-user-for-two-persons',
  profile: '2026',
  difference: {
    about:
      'Whether a new connection ends the rows of everyone who had the same Zoom user, as it ends their grants at ' +
      'Zoom.',
    right: `WHERE (person = :person OR zoom_user_id = :zoomUserId) AND deleted_at IS NULL`,
    broken: `for (const row of rows) keep.run(row)
if (error instanceof NotConnected && takenOver.get(person) !== undefined)
throw new ZoomUnavailable('Zoom could not be reached. Try again later.')`,
  },
  steps: [
    {
      title: 'Alice connects',
      text: [
        'Alice and Bob share one Zoom account: a small firm, one licence. Alice connects it, and uses the app.',
      ],
      question: 'Whose meetings does the app see?',
      reveal: ['Those of the Zoom account, which is Bob’s as well.'],
      notes: 'Ask who has seen this at work. In most teams somebody has.',
      deeds: [
        { do: 'connect', person: 'Alice' },
        { do: 'use', person: 'Alice' },
      ],
    },
    {
      title: 'Bob connects the same account',
      text: ['Bob has his own account in the app, but at Zoom he signs in with the one that Alice uses.'],
      question: 'What happens to Alice’s connection?',
      reveal: [
        'For Zoom it is the same user and the same app: the new grant ends the old one. Bob is connected, and all is well for him.',
      ],
      notes:
        'Point at “superseded” in the diagram. Zoom calls it 4741, “the token has been revoked”, and never sends that number.',
      deeds: [
        { do: 'connect', person: 'Bob' },
        { do: 'use', person: 'Bob' },
      ],
    },
    {
      title: 'Alice uses the app',
      text: ['Now Alice uses the app.'],
      question: 'What will each app tell her?',
      reveal: [
        'On the right, Alice is asked to connect again: her row ended when Bob’s began.',
        'On the left her row is still there, with tokens that Zoom has ended. Zoom refuses them, and the app tells her that Zoom could not be reached, and to try again later. Later it will be the same.',
      ],
      notes:
        'This is how a dead connection looks like an outage. Zoom’s status page is green, and support has nothing ' +
        'to go on.',
      deeds: [{ do: 'use', person: 'Alice' }],
    },
    {
      title: 'Alice connects again',
      text: ['Alice connects again, and then Bob uses the app.'],
      question: 'Can both be connected at once?',
      reveal: [
        'Now Bob is out. Zoom keeps one grant for each user and app; an app can’t change that, it can only be honest about it.',
      ],
      notes:
        'If the class asks how to fix it: let both people use the one grant, found by the Zoom user’s id, or tell ' +
        'the first one at once.',
      deeds: [
        { do: 'connect', person: 'Alice' },
        { do: 'use', person: 'Bob' },
      ],
    },
    {
      title: 'What Zoom saw',
      text: ['Zoom knows whose grant ended whose.'],
      question: 'In one sentence: what happened to the first of them?',
      reveal: [
        'One Zoom user, two grants one after the other, and the first one dead. mock-zoom names whose it was.',
      ],
      notes: 'Neither the app’s log nor Zoom’s says this in one place.',
      deeds: [],
      shows: 'finding',
    },
    {
      title: 'The difference in the code',
      text: ['Both apps are one program, apart from a few lines.'],
      question: 'Whose rows does a new connection have to end?',
      reveal: [
        'The correct app ends the rows of everyone who had this Zoom user, in the transaction that saves the new one. The broken one leaves them, and when Zoom refuses their tokens, it finds an explanation that blames Zoom.',
      ],
      notes:
        'The correct app also has a unique index on the Zoom user’s id, among the rows that aren’t deleted: ' +
        'forgetting this would be an error at once.',
      deeds: [],
      shows: 'difference',
    },
    {
      title: 'Never again',
      text: [
        'The contract connects one Zoom user for two people: the second must work, and the first must be told.',
      ],
      question: 'Which side is red?',
      reveal: ['The one that blames Zoom.'],
      notes: 'mock-zoom contracts --only one-zoom-user-for-two-persons runs it on any app.',
      deeds: [{ do: 'run-contract' }],
      shows: 'contract',
    },
  ],
}
