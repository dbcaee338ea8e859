import type { Contract } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'one-zoom-user-for-two-persons',
  group: 'reconnect',
  title:
    'When two people connect the same Zoom user, the second one works or is clearly refused, and the first one is told.',
  why:
    'Zoom keeps one live grant for each user and app: the second authorization ends the first (error 4741). The ' +
    'first person has to see that they are no longer connected, at the latest when they use the app. ' +
    'Alternatively, the app recognizes the same Zoom user and lets both use the new grant, or refuses the second person ' +
    'and says so.',
  goesWrong:
    'Two organisers share one Zoom account. The app keeps telling the first one “connected”, and their events have ' +
    'no links; nobody gets an error.',
  zoomSays:
    'For the first: 401 {"code":124,"message":"Invalid access token."} at the API, 400 {"reason":"Invalid Token!",' +
    '"error":"invalid_grant"} at the token endpoint',
  remedy: `End the other person’s row when the Zoom user connects again:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET deleted_at = :now, access_token = '', refresh_token = ''
    WHERE (person = :person OR zoom_user_id = :zoom_user) AND deleted_at IS NULL`,
  evidence: [
    'https://developers.zoom.us/docs/integrations/oauth-error-messages/',
    'https://github.com/iamfatness/CoreVideo/pull/196',
    'https://github.com/mattermost/mattermost-plugin-zoom',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['keeps-superseded-person-connected'],
  about: ['zoom-user-connected-twice'],
  provokes: ['grant-superseded'],
  situation: [codeExchanged(), apiCalled()],

  async run({ zoom, subject, newConnectedPerson, newPerson, seen, given, expect }) {
    const { person: first } = await newConnectedPerson()
    given.works(await first.use(), 'used the app after connecting')
    const second = await newPerson()
    await zoom.signedIn.choose({ user: first.zoomUser.id, consent: 'allow' })
    const before = await seen.mark()
    const connected = await second.connect()
    const code = await given.oneCode('connected the same Zoom user', before, connected)
    const refused = connected.kind !== 'works' && connected.status >= 400 && connected.status < 500
    const granted = refused ? undefined : await given.exchanged(code, connected)
    if (!refused) {
      given.works(connected, 'connected the same Zoom user')
      expect.works(await second.use(), 'used the app after connecting another person’s Zoom user')
    }

    const mark = await seen.mark()
    const used = await first.use()
    const sharesGrant = (await seen.apiCalls(mark)).some(
      // If the second was refused, the first may continue with what they had.
      (call) => call.type === 'api.called' && (granted === undefined || call.grantId === granted.grantId),
    )
    // An app that does nothing about a 401 fails here too, but that is another contract's promise.
    const ignored401 = used.kind === 'failed' && (await seen.tokenRequests(mark)).length === 0
    const check = ignored401 ? given.by('early-refusal-makes-one-refresh') : expect
    const isTold = used.kind === 'asks-to-reconnect' || (used.kind === 'works' && sharesGrant)
    // Only taking turns shows whether the app keeps both connections.
    if (!isTold && !refused) {
      await second.use()
      await first.use()
    }
    check.that(isTold, {
      appDid: refused
        ? `Somebody else had tried to connect this person’s Zoom user, and when the person used the app, ${used.answered}`
        : `Two people had connected the Zoom user ${first.zoomUser.email}, and Zoom had ended the tokens of the first one. ` +
          `When the first one used the app, ${used.answered}`,
      expected: 'the app asks to connect again',
      found: used.kind === 'works' ? 'success, without a call that Zoom accepted' : 'an error',
      pretended: used,
      entries: (await seen.apiCalls(mark)).map(({ seq }) => seq),
    })
    if (used.kind !== 'works' && subject.missing(['status']).length === 0) {
      expect.that(!(await first.isConnected()), {
        appDid:
          'The app had just found out that the connection is over, and still shows the person as connected.',
        expected: 'not connected',
        found: 'connected',
      })
    }
    if (!refused) expect.works(await second.use(), 'used the app again, after the other person had done so')
  },
}
