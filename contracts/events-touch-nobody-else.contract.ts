import type { Contract } from '../src/contract-runner/index.ts'
import { expectUntouched, givenEventsAreTaken } from './deauthorization.ts'
import { connectedPerson } from './expired-token.ts'
import { codeExchanged, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'events-touch-nobody-else',
  group: 'webhooks',
  title: 'A deauthorization ends the connection of the Zoom user that it names, and no other.',
  why:
    'The event is about one user of one account. Others in the same account have given the app their own ' +
    'permission, and keep it; so does everyone who uses the app with another account.',
  goesWrong: 'One person leaves, and a whole company has to connect again.',
  zoomSays: 'POST {"event":"app_deauthorized",…,"payload":{"account_id":"…","user_id":"<one user>",…}}',
  remedy: `Select rows by the Zoom user, not by the account, and refuse an event that names no user:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET deleted_at = :now, access_token = '', refresh_token = ''
    WHERE zoom_user_id = :user AND deleted_at IS NULL`,
  evidence: [
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
    'https://devforum.zoom.us/t/42658',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['disconnects-everybody'],
  situation: [codeExchanged(3), eventSent()],

  async run(test) {
    const { person: leaving } = await connectedPerson(test)
    const { person: colleague } = await connectedPerson(test)
    const { person: stranger } = await connectedPerson(test)
    await givenEventsAreTaken(test, leaving)
    await expectUntouched(test, colleague, 'A colleague removed the app at Zoom')
    await expectUntouched(test, stranger, 'Somebody in another account removed the app at Zoom')
  },
}
