import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'connection-survives-a-restart',
  group: 'reconnect',
  title: 'A restart of the app leaves a connection as it is.',
  why:
    'Each deploy is a restart. Tokens that live in the process die with it, and Zoom knows nothing of that: the grant goes on, ' +
    'unused, and the person has to connect again.',
  goesWrong:
    'After every deploy everybody has to connect again. In development nobody notices, since there one does so all day.',
  zoomSays: 'Nothing: the tokens would still be good, and nobody uses them any more.',
  remedy: `Save the tokens before the callback is answered, and read them where they are used:
    await db.query('INSERT INTO zoom_connections (person, access_token, refresh_token, expires_at) …', tokens)
    return redirect('/')`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['restart'],
  twins: ['keeps-tokens-in-memory'],

  async run({ subject, newConnectedPerson, seen, expect }) {
    const { person, grantId } = await newConnectedPerson()
    await subject.restart()
    await person.signIn()
    const before = seen.mark()
    expect.works(await person.use(), 'used the app after it had been restarted')
    expect.apiCalled(grantId, 'used the app after it had been restarted', before)
  },
}
