import type { Contract, ContractRun, Outcome, Person } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'tokens-are-not-used-after-disconnecting',
  group: 'disconnect',
  title: 'After a person disconnects, nothing goes to Zoom in their name.',
  why:
    'Disconnecting withdraws a permission. Soft deletion makes it easy to miss that: the row is still there, with ' +
    'everything needed for a call, and every query has to leave it out.',
  goesWrong:
    'The person has disconnected, and the app creates a meeting in their account. That breaches the agreement with ' +
    'Zoom, and people’s trust.',
  zoomSays:
    'If the tokens were revoked, 401 {"code":124,"message":"Invalid access token."}; if not, it does what it is asked to do',
  remedy: `Clear the columns when the row is deleted, so that no query can find anything:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET deleted_at = :now, access_token = '', refresh_token = ''
    WHERE person = :person AND deleted_at IS NULL`,
  evidence: ['https://devforum.zoom.us/t/deauthorization-flow/78491', 'https://devforum.zoom.us/t/12302'],
  profiles: ['2026'],
  severity: 'must',
  needs: ['disconnect'],
  twins: ['uses-deleted-row', 'other-path-uses-deleted-row'],
  about: ['token-used-after-revoke'],
  situation: [codeExchanged(), apiCalled()],

  async run(test) {
    await useAfterDisconnecting(test, (person) => person.use())
    const ways = (await test.newPerson()).otherUses.length
    for (let way = 0; way < ways; way += 1)
      await useAfterDisconnecting(test, (person) => person.otherUses[way]?.() ?? person.use())
  },
}

async function useAfterDisconnecting(
  { newConnectedPerson, seen, given, expect }: ContractRun,
  act: (person: Person) => Promise<Outcome>,
): Promise<void> {
  const { person, grantId } = await newConnectedPerson()
  const connected = await seen.mark()
  given.works(await person.use(), 'used the app after connecting')
  // Otherwise its success after disconnecting says nothing.
  await given.apiCalled(grantId, 'used the app after connecting', connected)
  given.by('disconnecting-twice-is-harmless').works(await person.disconnect(), 'disconnected')

  const before = await seen.mark()
  const used = await act(person)
  const sent = [...(await seen.apiCalls(before)), ...(await seen.refreshes(before))]
  expect.that(sent.length === 0, {
    appDid: `The person had disconnected, and the app used their tokens; ${used.answered}`,
    expected: 'no request to Zoom',
    found: sent.map(({ type }) => type).join(', '),
    entries: sent.map(({ seq }) => seq),
  })
  expect.that(used.kind !== 'works', {
    appDid: `The person had disconnected, and the app says that it works; ${used.answered}`,
    expected: 'the app asks to connect again',
    found: 'success',
    pretended: used,
  })
}
