import type { Contract } from '../src/contract-runner/index.ts'
import { aMoment, connectedPerson, expire, givenRefreshed } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'rotated-token-survives-a-restart',
  group: 'refresh',
  title: 'After a restart the app continues with the latest refresh token.',
  why:
    'A refresh token is dead as soon as it has been used. Only the one in the latest response works, and it has to ' +
    'be stored with the connection: in the database, in the same step as the access token.',
  goesWrong:
    'At the next deployment, everyone who was refreshed since the last start loses the connection. It looks like a ' +
    'bug in the new version, and rolling back does not help.',
  zoomSays: '400 {"reason":"Invalid Token!","error":"invalid_grant"}',
  remedy: `Write both tokens to the database before you do anything else with them:
    // SQLite
    const tokens = await refresh(row.refreshToken)
    db.prepare('UPDATE zoom_connections SET access_token = ?, refresh_token = ?, expires_at = ? WHERE id = ?')
      .run(tokens.access_token, tokens.refresh_token, now + tokens.expires_in * 1000, row.id)`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/calcom/cal.diy/pull/729',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['restart'],
  twins: ['keeps-refreshed-token-in-memory', 'keeps-tokens-in-memory'],
  buildsOn: ['connection-survives-a-restart'],
  presupposes: ['people-are-kept-apart'],
  situation: [refreshed(3)],

  async run(test) {
    const { subject, seen, given, expect } = test
    const connected = await connectedPerson(test, aMoment)
    const { person, grantId } = connected
    const first = await seen.mark()
    for (const time of ['first', 'second']) {
      await expire(test, aMoment)
      const used = await person.use()
      await givenRefreshed(test, connected, first, used)
      given
        .by('refresh-is-rotated')
        .works(used, `used the app after the access token had expired for the ${time} time`)
    }

    await subject.restart()
    await expire(test)
    const before = await seen.mark()
    const used = await person.use()
    const refused = (await seen.refreshes(before)).find((entry) => entry.type === 'refresh.refused')
    expect.that(refused === undefined, {
      appDid: `The app had refreshed, was restarted, and refreshed again with a token that Zoom refused: ${refused?.reason}.`,
      expected: 'the latest refresh token, from before the restart',
      found: `the refresh token ${refused?.refreshTokenId ?? '(unknown to Zoom)'}`,
      entries: (await seen.refreshes(first)).map(({ seq }) => seq),
    })
    expect.works(used, 'used the app after the restart')
    await expect.apiCalled(grantId, 'used the app after the restart', before)
  },
}
