import type { Contract } from '../src/contract-runner/index.ts'
import { connectedToListeningApp, deauthorizationOf, expectUntouched, uninstall } from './deauthorization.ts'
import { codeExchanged, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'late-event-spares-the-newer-connection',
  group: 'webhooks',
  title: 'An old deauthorization that arrives late does not end a newer connection.',
  why:
    'An event can arrive an hour and a half late, and the person may have connected again in the meantime. ' +
    'deauthorization_time says when the app was removed; the event is not about connections made after that.',
  goesWrong:
    'A person removes the app, changes their mind and connects again; an hour later the connection is gone. It is ' +
    'hard to reproduce, because it takes a failed delivery.',
  zoomSays:
    'POST {"event":"app_deauthorized",…,"payload":{…,"deauthorization_time":"<before the connection was made>"}}',
  remedy: `Compare the time in the event with the time of the connection:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET deleted_at = :now, access_token = '', refresh_token = ''
    WHERE zoom_user_id = :user AND connected_at <= :deauthorization_time AND deleted_at IS NULL`,
  evidence: [
    'https://developers.zoom.us/blog/webhook-delays',
    'https://devsupport.zoom.us/hc/en-us/articles/360059893812',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['late-event-kills'],
  situation: [codeExchanged(3), eventSent()],

  async run(test) {
    const { zoom, webhooks, given } = test
    const { person } = await connectedToListeningApp(test)
    await uninstall(test, person, { hold: true })
    given
      .by('reconnect-after-uninstalling')
      .works(await person.connect(), 'connected again after removing the app')
    given.by('reconnect-after-uninstalling').works(await person.use(), 'used the app after connecting again')
    // Ten minutes before the first connection: an app may count time in seconds, or have a slow clock.
    const status = await webhooks.send({ body: await deauthorizationOf(zoom, person, Date.now() - 600_000) })
    await expectUntouched(
      test,
      person,
      'An event arrived about a removal before the person connected again',
      status,
    )
  },
}
