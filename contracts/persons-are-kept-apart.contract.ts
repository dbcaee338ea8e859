import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'persons-are-kept-apart',
  group: 'reconnect',
  title: 'What one person does leaves the connection of another as it is.',
  why:
    'Each person has a grant of their own. The tokens belong to the person, not to the process, to the session that came last, ' +
    'or to the app: an OAuth client that keeps “its” tokens in a variable is right as long as there is one user.',
  goesWrong:
    'In a test with one account all is well. With two people, meetings of one are made in the name of the other, or one ' +
    'disconnects both.',
  zoomSays: 'Nothing: both tokens are good, and Zoom does what it is asked to do.',
  remedy: `Look the tokens up by the person at each call, and keep none in the module:
    const tokens = await store.live(session.person)
    return callZoom(tokens.accessToken, path)`,
  evidence: [
    'https://github.com/mattermost/mattermost-plugin-zoom',
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['shares-one-token'],

  async run({ subject, newConnectedPerson, seen, expect }) {
    const one = await newConnectedPerson()
    const other = await newConnectedPerson()
    for (const { person, grantId } of [one, other, one]) {
      const before = seen.mark()
      expect.works(await person.use(), 'used the app while another person is connected as well')
      const wrong = seen.apiCalls(before).filter((call) => call.grantId !== grantId)
      expect.that(wrong.length === 0, {
        appDid: 'The app called Zoom for one person with the token of another.',
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
