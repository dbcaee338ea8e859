import type { Contract } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'tokens-are-revoked-at-zoom',
  group: 'disconnect',
  title: 'Disconnecting revokes the tokens at Zoom.',
  why:
    'What the app forgets still works for anyone who has a copy: a backup, a log, a replica. Only Zoom can end a ' +
    'grant, and does so when asked: POST /oauth/revoke.',
  goesWrong:
    'A refresh token from an old backup opens somebody’s Zoom account, up to 90 days after they disconnected.',
  zoomSays: '200 {"status":"success"}; after that 401 {"code":124,"message":"Invalid access token."}',
  remedy: `Revoke before you delete, and delete in any case:
    try { await post('/oauth/revoke', { token: row.accessToken }) }
    finally { await deleteConnection(person) }`,
  evidence: [
    'https://devforum.zoom.us/t/deauthorization-flow/78491',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
    'https://www.rfc-editor.org/rfc/rfc7009',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: ['disconnect'],
  twins: ['never-revokes'],
  situation: [codeExchanged()],

  async run({ newConnectedPerson, seen, given, expect }) {
    const { person, grantId } = await newConnectedPerson()
    const before = await seen.mark()
    given.by('disconnecting-twice-is-harmless').works(await person.disconnect(), 'disconnected')
    const asked = await seen.revokeRequests(before)
    expect.that(
      (await seen.revocations(before)).some((revoked) => revoked.grantId === grantId),
      {
        appDid:
          'The person disconnected, and their tokens are still good at Zoom: the app ' +
          (asked.length === 0 ? 'did not ask Zoom to revoke them.' : 'asked Zoom to revoke something else.'),
        expected: 'POST /oauth/revoke with the access token',
        found: asked.length === 0 ? 'no such request' : 'a request that revoked none of their tokens',
        entries: await seen.since(before),
      },
    )
  },
}
