import type { Lesson } from '../lesson.ts'

/** The report that started this project: devforum.zoom.us/t/12302. */
export const reusesStoredCode: Lesson = {
  id: 'reuses-stored-code',
  title: 'Invalid authorization code, and only for some',
  summary:
    'People who were connected before can’t connect again, and only when their old row was soft-deleted.',
  minutes: 10,
  twin: 'reuses-stored-code',
  contract: 'reconnect-uses-the-new-code',
  profile: '2020',
  difference: {
    about: 'What goes into the exchange: the code of this callback, or the code on whatever row is found.',
    right: `const tokens = await zoomApi.exchange(callback)`,
    broken: `SELECT code FROM zoom_connections WHERE person = ? ORDER BY id DESC LIMIT 1
const code = findCode.get(callback.person) ?? callback.parameters.get('code') ?? ''
keepCode.run(code, callback.person)`,
  },
  steps: [
    {
      title: 'Connect',
      text: [
        'Two apps, one Zoom. Alice connects her Zoom account in both, and uses them. Each sends her to Zoom, gets a code, and exchanges it for tokens.',
      ],
      question: 'Both save what they need in a table. Will the two tables have the same columns?',
      reveal: ['The rows differ: one table has a column that the other lacks. It keeps the code.'],
      notes:
        'Let the class find the column named code. It does no harm yet: “everything Zoom sent, in one place”. Ask ' +
        'what a code is good for after the exchange. (Nothing: it works once, for five minutes.)',
      deeds: [
        { do: 'connect', person: 'Alice' },
        { do: 'use', person: 'Alice' },
      ],
    },
    {
      title: 'Disconnect, softly',
      text: ['Alice disconnects. Both apps revoke her tokens at Zoom, and both delete her row softly.'],
      question: 'What stays in the two tables?',
      reveal: [
        'The rows stay, with a date in deleted_at. On the right the tokens are empty. On the left the code is still there.',
      ],
      notes:
        'Point at deleted_at. Soft deletion is not the bug; the right side does it too. It is why nobody could ' +
        'reproduce the bug with a new person.',
      deeds: [{ do: 'disconnect', person: 'Alice' }],
    },
    {
      title: 'Connect again',
      text: ['Alice connects once more. Zoom knows her and sends her straight back, with a new code.'],
      question: 'Both apps get a new code. What will Zoom say to each of them?',
      reveal: [
        'On the left: “Zoom API error: invalid_request, reason: Invalid authorization code …”. These are the words of the report.',
        'Follow the colour of the code: the app sent the code of the deleted row, not the one that Zoom had just given it.',
      ],
      notes:
        'Compare the code in the callback with the code in the token request. Ask: which of the two did Zoom just issue? Don’t explain yet; first try what the report tried.',
      deeds: [{ do: 'connect', person: 'Alice' }],
    },
    {
      title: 'Try: encode state',
      text: ['First advice in the thread: state is raw JSON, so encode it. The reporter did, and so do we.'],
      question: 'Does it work now?',
      reveal: ['It makes no difference. State came back to the app correctly all along.'],
      notes:
        'Open the authorize request before and after: JSON, then base64. Encoding state is correct, but it was ' +
        'never the cause. A plausible fix that changes nothing costs a week.',
      deeds: [{ do: 'encode-state' }, { do: 'connect', person: 'Alice' }],
    },
    {
      title: 'Try: revoke first',
      text: [
        'Second idea in the thread: revoke the token before authorizing again. The tokens were revoked at the disconnect; now Alice even removes the app at Zoom, and has to consent again.',
      ],
      question: 'Does it work now?',
      reveal: [
        'No difference either. “Revoking should not make a difference”, said Zoom’s staff, and they were right.',
      ],
      notes: 'Zoom has forgotten everything about Alice now. Whatever is wrong can’t be at Zoom.',
      deeds: [{ do: 'remove-app-at-zoom' }, { do: 'connect', person: 'Alice' }],
    },
    {
      title: 'Try: hard-delete the row',
      text: [
        'What helped the reporter: deleting the row by hand. “It worked again ONLY AFTER I fully deleted my existing token in the database.”',
      ],
      question: 'Does it work now? And if so: is the bug gone?',
      reveal: [
        'It works: there is no row left that could hold an old code. The bug is still there; it just finds nothing.',
      ],
      notes:
        'This is the step that misleads everyone: the fix works, so the database must be the cause. The next step ' +
        'shows what happens at the next disconnect.',
      deeds: [{ do: 'hard-delete' }, { do: 'connect', person: 'Alice' }],
    },
    {
      title: 'The next time',
      text: ['Alice disconnects again, softly, as people do, and connects once more.'],
      question: 'The row was deleted for good. Does it go on working?',
      reveal: [
        'It fails again. The hard delete had helped once: the next connection kept its code, and the next soft delete kept the row.',
      ],
      notes: 'Nobody in the thread waited for this. A fix is a fix when the second reconnect works, too.',
      deeds: [
        { do: 'disconnect', person: 'Alice' },
        { do: 'connect', person: 'Alice' },
      ],
    },
    {
      title: 'What Zoom saw',
      text: [
        'Zoom sees the whole exchange, and mock-zoom has said what it saw since the first failure. It was folded away until now.',
      ],
      question: 'In one sentence: what did the broken app do?',
      reveal: ['An old code was sent, although a new one had just been issued.'],
      notes:
        'Read the finding aloud. It names both codes and the times. This sentence is what the thread needed, and ' +
        'what neither side could write.',
      deeds: [],
      shows: 'finding',
    },
    {
      title: 'The difference in the code',
      text: ['Both apps are one program, apart from a few lines.'],
      question: 'Which line would you change?',
      reveal: [
        'The broken app looks the code up by person, in all rows, and prefers what it finds to what just arrived. Nothing says deleted_at IS NULL.',
        'The correct app has no column for a code. The code goes from the callback to the exchange, and nowhere else.',
      ],
      notes:
        'Adding deleted_at IS NULL would hide the bug, not fix it: connecting again without a disconnect would ' +
        'still send the old code. Remove the column.',
      deeds: [],
      shows: 'difference',
    },
    {
      title: 'Never again',
      text: [
        'The contract “A person who disconnects and connects again gets a connection made with the new code” does in CI what Alice has just done.',
      ],
      question: 'Which side is red?',
      reveal: ['Red on the left, green on the right; and red for whoever brings the bug back.'],
      notes: 'mock-zoom contracts --only reconnect-uses-the-new-code runs it on any app, in any language.',
      deeds: [{ do: 'run-contract' }],
      shows: 'contract',
    },
  ],
}
