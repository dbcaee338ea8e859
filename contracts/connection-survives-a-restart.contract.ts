import type { Contract } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'connection-survives-a-restart',
  group: 'reconnect',
  title: 'A connection survives a restart of the app.',
  why:
    'Every deploy is a restart. Tokens that live in the process die with it, and Zoom does not know: the grant ' +
    'stays alive, unused, and the person has to connect again.',
  goesWrong:
    'After every deploy everyone has to connect again. Nobody notices in development, where people reconnect all ' +
    'day anyway.',
  zoomSays: 'Nothing: the tokens are still good, but nobody uses them any more.',
  remedy: `Save the tokens before you respond to the callback, and read them where they are used:
    -- PostgreSQL, MariaDB, SQLite
    INSERT INTO zoom_connections (person, access_token, refresh_token, expires_at)
    VALUES (:person, :access_token, :refresh_token, :expires_at)`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['restart'],
  twins: ['keeps-tokens-in-memory'],
  situation: [codeExchanged(), apiCalled()],

  async run({ subject, newConnectedPerson, seen, expect }) {
    const { person, grantId } = await newConnectedPerson()
    await subject.restart()
    await person.signIn()
    const before = await seen.mark()
    expect.works(await person.use(), 'used the app after it had been restarted')
    await expect.apiCalled(grantId, 'used the app after it had been restarted', before)
  },
}
