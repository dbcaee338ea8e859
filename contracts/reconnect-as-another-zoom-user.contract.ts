import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'reconnect-as-another-zoom-user',
  group: 'reconnect',
  title: 'A person who connects another Zoom account uses that one from then on.',
  why:
    'People have a private and a company account, and change employers. Whoever is signed in at Zoom is who the code is ' +
    'for; the app’s person is the same. So connections are to be found by the person, and the newest one counts.',
  goesWrong:
    'The meetings of somebody who has switched are still made in the old account, where nobody sees them, until its tokens end.',
  zoomSays: 'Nothing: both grants are alive, since they belong to two Zoom users.',
  remedy: `One live row for each person, whichever Zoom user it is for:
    CREATE UNIQUE INDEX one_live_row ON zoom_connections (person) WHERE deleted_at IS NULL;`,
  evidence: [
    'https://github.com/calcom/cal.diy/pull/3243',
    'https://github.com/calcom/cal.diy/issues/14858',
    'https://github.com/thunderbird/appointment/issues/1662',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: [
    'keeps-first-zoom-user',
    'keeps-first-row-on-reconnect',
    'refuses-second-connect',
    'reuses-stored-code',
  ],

  async run({ zoom, newConnectedPerson, seen, given, expect, notApplicable }) {
    const { person } = await newConnectedPerson()
    given.works(await person.use(), 'used the app after connecting')
    const other = zoom.users.find(({ id }) => id !== person.zoomUser.id)
    if (other === undefined) return notApplicable('there is one Zoom user only')

    await zoom.signIn({ user: other.id, consent: 'allow' })
    const before = seen.mark()
    const reconnected = await person.connect()
    const code = expect.oneCode('connected as another Zoom user', before, reconnected)
    const { grantId, seq } = expect.exchanged(code, reconnected)
    expect.works(reconnected, 'connected as another Zoom user')
    expect.works(await person.use(), 'used the app after connecting as another Zoom user')
    expect.apiCalled(grantId, 'used the app after connecting as another Zoom user', seq)
    const old = seen.apiCalls(seq).filter((call) => call.type === 'api.called' && call.grantId !== grantId)
    expect.that(old.length === 0, {
      appDid: 'The person had connected another Zoom user, and the app called Zoom for the one of before.',
      expected: `calls for ${other.email} only`,
      found: `${old.length} for the other`,
      entries: old.map(({ seq: entry }) => entry),
    })
  },
}
