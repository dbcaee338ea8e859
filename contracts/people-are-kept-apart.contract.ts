import type { Contract, Outcome, Person } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'people-are-kept-apart',
  group: 'reconnect',
  title: 'What one person does leaves other people’s connections alone.',
  why:
    'Each person has their own grant. The tokens belong to the person, not to the process, the latest session or ' +
    'the app: an OAuth client that keeps “its” tokens in a variable works as long as there is only one user.',
  goesWrong:
    'A test with one account passes. With two people, one person’s meetings are created in the other’s name, or ' +
    'one person disconnects both.',
  zoomSays: 'Nothing: both tokens are good, and Zoom does what it is asked to do.',
  remedy: `Look up the person’s tokens for each call, and keep none in the module:
    const tokens = await store.live(session.person)
    return callZoom(tokens.accessToken, path)`,
  evidence: [
    'https://github.com/mattermost/mattermost-plugin-zoom',
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['shares-one-token', 'one-profile-for-everyone'],
  // A token of somebody from before: this contract says that it is another person’s.
  provokes: ['not-from-this-mock'],
  situation: [codeExchanged(2), apiCalled(3)],

  async run({ subject, newConnectedPerson, seen, expect }) {
    const one = await newConnectedPerson()
    const other = await newConnectedPerson()
    for (const { person, grantId } of [one, other, one]) {
      const before = await seen.mark()
      const used = await person.use()
      expect.works(used, 'used the app while another person is also connected')
      const calls = (await seen.apiCalls(before)).length
      expect.that(!showsOnlyAnother(used, person), {
        appDid:
          `The app showed one person the Zoom user of another person${calls === 0 ? ', without a call to Zoom' : ''}; ` +
          used.answered,
        expected: `the Zoom user of this person, ${person.zoomUser.email}`,
        found: 'the email address of somebody else',
        causes: [
          'A cache for everyone: what Zoom says of one person is kept without the person in its key.',
          'A client or a variable that everybody shares, and that another person’s request has just set.',
        ],
        during: used.entries,
      })
      const wrong = (await seen.apiCalls(before)).filter((call) => call.grantId !== grantId)
      expect.that(wrong.length === 0, {
        appDid: 'The app called Zoom for one person with another person’s token.',
        expected: `a call for ${person.zoomUser.email}`,
        found: `${wrong.length} for somebody else`,
        entries: wrong.map(({ seq }) => seq),
      })
    }
    if (subject.missing(['disconnect']).length > 0) return
    await one.person.disconnect()
    expect.works(await other.person.use(), 'used the app after another person had disconnected')
  },
}

/**
 * The email address of somebody whom the run has made up, and not the person’s own: of this contract or of an earlier one. A page
 * with both may be a list of colleagues.
 */
function showsOnlyAnother({ text }: Outcome, { zoomUser: { email } }: Person): boolean {
  const [madeUp = email] = email.split(/-[^-]*$/)
  return (
    text.split(/[^\w.@+-]+/).some((word) => word.startsWith(`${madeUp}-`) && word.includes('@')) &&
    !text.includes(email)
  )
}
