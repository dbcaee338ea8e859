import type { Contract } from '../src/contract-runner/index.ts'
import { isGone, uninstall } from './deauthorization.ts'
import { connectedPerson } from './expired-token.ts'
import { codeExchanged, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'duplicate-event-is-harmless',
  group: 'webhooks',
  title: 'A duplicate event is acknowledged both times.',
  why:
    'Zoom sends an event again when the response was late or got lost, so the app sees some events twice. The ' +
    'second time there is nothing left to do, and that counts as success.',
  goesWrong:
    'The second delivery fails, Zoom sends it three more times, and each one raises an alarm. A person who has ' +
    'connected again in the meantime may lose the new connection.',
  zoomSays: 'The same body once more, with a new signature; up to three retries over an hour and a half',
  remedy: `Write it so that the second time changes nothing, and respond with 2xx:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET deleted_at = :now, access_token = '', refresh_token = ''
    WHERE zoom_user_id = :user AND deleted_at IS NULL -- matching no row is fine, too`,
  evidence: [
    'https://developers.zoom.us/blog/webhook-delays',
    'https://devforum.zoom.us/t/deauthorization-flow/78491',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['crashes-on-duplicate-event'],
  situation: [codeExchanged(), eventSent(2)],

  async run(test) {
    const { zoom, seen, given, expect } = test
    const { person } = await connectedPerson(test)
    const { delivery, during } = await uninstall(test, person)
    given.by('events-are-answered-in-time').that(delivery?.state === 'acknowledged', {
      appDid:
        'The person removed the app at Zoom, Zoom told the app, and the app did not acknowledge the event.',
      expected: '200 or 204',
      found: delivery?.attempts.at(-1)?.failure ?? 'no response',
      during,
    })
    given.by('deauthorization-ends-the-connection').that(await isGone(test, person), {
      appDid: 'The person removed the app at Zoom, Zoom told the app, and the app did not handle the event.',
      expected: 'the person is not connected',
      found: 'still connected',
      during,
    })
    const before = await seen.mark()
    const again = await zoom.webhooks.redeliver(delivery?.id ?? '')
    expect.that(again.state === 'acknowledged', {
      appDid: 'Zoom sent app_deauthorized a second time, and the app did not acknowledge it.',
      expected: '200 or 204: there is nothing left to do, and that is fine',
      found: again.attempts.at(-1)?.failure ?? 'no response',
      during: await seen.since(before),
    })
    expect.that(await isGone(test, person), {
      appDid: 'Zoom sent app_deauthorized a second time, and the app shows the person as connected.',
      expected: 'not connected, as before',
      found: 'connected',
    })
  },
}
