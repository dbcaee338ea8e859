import type { Contract, ContractRun } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'
import { mainWays, reconnectedPerson, type WayToReconnect } from './ways-to-reconnect.ts'

export const contract: Contract = {
  id: 'every-path-uses-the-new-connection',
  group: 'reconnect',
  title: 'Whatever somebody does after connecting again, the app uses the new tokens for it.',
  why:
    'The page that shows the connection is not the only one that reads it. A second button, a job or a webhook has its ' +
    'own query or its own copy, and each of them has to leave the earlier connection alone: its tokens are dead, or they ' +
    'belong to another Zoom user.',
  goesWrong:
    'After connecting again, some things work and others don’t. Somebody who has changed to another Zoom account still ' +
    'gets meetings in the old one.',
  zoomSays:
    'At the API 401 {"code":124,"message":"Invalid access token."} for the earlier tokens; if they belong to another Zoom user, nothing at all',
  remedy: `Have one function that finds the connection, and no second query:
    const row = live(person) // the newest row WHERE person = $1 AND deleted_at IS NULL
  and store the person with a job, not the tokens or the id of a row.`,
  evidence: [
    'https://devforum.zoom.us/t/12302',
    'https://github.com/calcom/cal.diy/pull/3243',
    'https://github.com/thunderbird/appointment/issues/1662',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['other-uses'],
  twins: ['other-path-keeps-the-first-tokens'],
  presupposes: [
    'reconnect-uses-the-new-code',
    'reconnect-without-disconnecting',
    'reconnect-as-another-zoom-user',
  ],
  situation: [codeExchanged(4)],

  async run(test) {
    for (const way of mainWays(test)) await useEveryPath(test, way)
  },
}

async function useEveryPath(test: ContractRun, way: WayToReconnect): Promise<void> {
  const { seen, given, expect } = test
  const { person, grantId, reconnecting, since } = await reconnectedPerson(test, way, async (somebody) => {
    for (const act of somebody.otherUses)
      given.by('every-path-saves-its-refresh').works(await act(), 'did something else after connecting')
  })
  const used = await person.use()
  const deed = `used the app after connecting again ${way.how}`
  reconnecting.works(used, deed)
  await reconnecting.apiCalled(grantId, deed, since)

  for (const act of person.otherUses) {
    const before = await seen.mark()
    const acted = await act()
    const uses = [...(await seen.apiCalls(before)), ...(await seen.refreshes(before))]
    const wrong = uses.filter((use) => use.grantId !== grantId)
    expect.that(wrong.length === 0, {
      appDid:
        `The person had connected again ${way.how} and did something else, and the app used the tokens of the earlier ` +
        `connection for it; ${acted.answered}`,
      expected: 'requests with the tokens of the new connection only',
      found: wrong.map((use) => ('reason' in use ? `refused, ${use.reason}` : use.type)).join('; '),
      entries: wrong.map(({ seq }) => seq),
    })
    expect.works(acted, `did something else after connecting again ${way.how}`)
  }
}
