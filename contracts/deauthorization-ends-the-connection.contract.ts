import type { Contract, ContractRun } from '../src/contract-runner/index.ts'
import { isGone, uninstall } from './deauthorization.ts'
import { connectedPerson } from './expired-token.ts'
import { apiCalled, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'deauthorization-ends-the-connection',
  group: 'webhooks',
  title: 'After “app_deauthorized” the app shows the person as disconnected, and does not use their tokens.',
  why:
    'A person may remove the app in Zoom’s Marketplace at any time. Zoom says so with this event, and asks the app ' +
    'to delete the person’s data. The tokens are already dead; only a new authorization helps.',
  goesWrong:
    'The app shows “connected” for somebody who has left, and keeps calling Zoom in their name. Zoom’s app review ' +
    'may reject an app for this.',
  zoomSays:
    'POST {"event":"app_deauthorized","event_ts":…,"payload":{"user_id":"…","client_id":"…",…}} to the app’s URL',
  remedy: `Find the connection by the Zoom user; the event names nothing else:
    // SQLite
    if (event.event === 'app_deauthorized')
      db.prepare("UPDATE zoom_connections SET deleted_at = ?, access_token = '', refresh_token = '' WHERE zoom_user_id = ?")
        .run(Date.now(), event.payload.user_id)`,
  evidence: [
    'https://devforum.zoom.us/t/deauthorization-flow/78491',
    'https://devforum.zoom.us/t/42658',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['ignores-deauthorization', 'hears-one-uninstall-per-user', 'keeps-the-first-zoom-user-id'],
  about: ['deauthorization-ignored'],
  situation: [apiCalled(), eventSent()],

  async run(test) {
    const { seen, given, expect } = test
    const { person, grantId } = await connectedPerson(test)
    given.works(await person.use(), 'used the app after connecting')
    const { delivery, during } = await uninstall(test, person)
    const status = delivery?.attempts.at(-1)?.status
    expect.that(await isGone(test, person), {
      appDid:
        `The person removed the app at Zoom, Zoom told the app (response: ${status ?? 'none'}), and the app shows ` +
        'them as connected.',
      expected: 'after app_deauthorized the person is not connected',
      found: 'connected',
      during,
    })

    const before = await seen.mark()
    const used = await person.use()
    expect.that(used.kind === 'asks-to-reconnect', {
      appDid: `The person had removed the app at Zoom, and when they used it, ${used.answered}`,
      expected: 'the app asks to connect',
      found: used.kind,
      pretended: used,
    })
    const uses = [...(await seen.apiCalls(before)), ...(await seen.refreshes(before))].filter(
      (use) => use.grantId === grantId,
    )
    expect.that(uses.length === 0, {
      appDid: 'The person had removed the app at Zoom, and the app still used their tokens.',
      expected: 'no request with tokens that Zoom has declared dead',
      found: uses.map(({ type }) => type).join(', '),
      entries: uses.map(({ seq }) => seq),
    })
    given
      .by('reconnect-after-uninstalling')
      .works(await person.connect(), 'connected again after removing the app')

    const again = await uninstall(test, person)
    // An app that can’t end a second connection of one person breaks another promise.
    const check =
      again.delivery?.state === 'acknowledged' ? expect : given.by('reconnects-as-often-as-wanted')
    check.that(await isGone(test, person), {
      appDid:
        'The person removed the app at Zoom, connected again, and removed it a second time; Zoom told the app again ' +
        `(response: ${again.delivery?.attempts.at(-1)?.status ?? 'none'}), and the app shows them as connected.`,
      expected: 'after each app_deauthorized the person is not connected',
      found: 'connected',
      causes: [
        'Events are remembered to leave out duplicates, by their name and user: a second uninstall looks like the first. ' +
          'Take event_ts into the key.',
        'The event is taken for older than the connection that it is about.',
      ],
      during: again.during,
    })
    await uninstallAsAnotherZoomUser(test)
  },
}

/** The event names only the Zoom user: it has to be the one of the newest connection. */
async function uninstallAsAnotherZoomUser(test: ContractRun): Promise<void> {
  const { zoom, newPerson, seen, given, expect } = test
  const { person } = await connectedPerson(test)
  const { zoomUser } = await newPerson()
  const reconnecting = given.by('reconnect-as-another-zoom-user')
  await zoom.signedIn.choose({ user: zoomUser.id, consent: 'allow' })
  const before = await seen.mark()
  const reconnected = await person.connect()
  const code = await reconnecting.oneCode('connected as another Zoom user', before, reconnected)
  const { grantId } = await reconnecting.exchanged(code, reconnected)
  reconnecting.works(reconnected, 'connected as another Zoom user')
  const connected = await seen.mark()
  reconnecting.works(await person.use(), 'used the app after connecting as another Zoom user')
  await reconnecting.apiCalled(grantId, 'used the app after connecting as another Zoom user', connected)
  const { delivery, during } = await uninstall(test, { ...person, zoomUser })
  expect.that(await isGone(test, person), {
    appDid:
      'The person connected again as another Zoom user, and that user removed the app; Zoom told the app ' +
      `(response: ${delivery?.attempts.at(-1)?.status ?? 'none'}), and the app shows the person as connected.`,
    expected: 'the app finds the connection by the Zoom user that it is for now',
    found: 'connected',
    causes: ['Reconnecting writes new tokens into the row, and leaves the earlier Zoom user’s id there.'],
    during,
  })
}
