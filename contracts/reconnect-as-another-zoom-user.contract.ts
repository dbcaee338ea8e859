import type { Contract } from '../src/contract-runner/index.ts'
import { oneLiveRow } from './one-live-row.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'reconnect-as-another-zoom-user',
  group: 'reconnect',
  title: 'When a person connects another Zoom account, the app uses that one from then on.',
  why:
    'People have a private account and one at work, and they change employers. The code is for the user who is ' +
    'signed in at Zoom, while the person in the app stays the same. So find connections by the person, and use the newest ' +
    'one.',
  goesWrong:
    'After somebody switches accounts, the app still creates their meetings in the old account, where nobody sees ' +
    'them, until its tokens end.',
  zoomSays: 'Nothing: both grants are alive, because they belong to two Zoom users.',
  remedy: `Keep one live row for each person, whichever Zoom user it is for:
    ${oneLiveRow}`,
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
  buildsOn: ['reconnect-uses-the-new-code', 'reconnect-without-disconnecting'],
  situation: [codeExchanged(2), apiCalled(2)],

  async run({ zoom, newConnectedPerson, seen, given, expect, notApplicable }) {
    const { person } = await newConnectedPerson()
    given.works(await person.use(), 'used the app after connecting')
    const other = (await zoom.users.list()).find(({ id }) => id !== person.zoomUser.id)
    if (other === undefined) return notApplicable('there is only one Zoom user')

    await zoom.signedIn.choose({ user: other.id, consent: 'allow' })
    const before = await seen.mark()
    const reconnected = await person.connect()
    const code = await expect.oneCode('connected as another Zoom user', before, reconnected)
    const { grantId, seq } = await expect.exchanged(code, reconnected)
    expect.works(reconnected, 'connected as another Zoom user')
    expect.works(await person.use(), 'used the app after connecting as another Zoom user')
    await expect.apiCalled(grantId, 'used the app after connecting as another Zoom user', seq)
    const old = (await seen.apiCalls(seq)).filter(
      (call) => call.type === 'api.called' && call.grantId !== grantId,
    )
    expect.that(old.length === 0, {
      appDid: 'The person had connected another Zoom user, and the app called Zoom for the previous one.',
      expected: `calls for ${other.email} only`,
      found: `${old.length} for the previous one`,
      entries: old.map(({ seq: entry }) => entry),
    })
  },
}
