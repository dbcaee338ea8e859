import type { Contract, Outcome, Person } from '../src/contract-runner/index.ts'
import { behind } from './behind-one-address.ts'
import { aMoment, connectedPerson, expire, givenRefreshed } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'rolling-restart-loses-nothing',
  group: 'refresh',
  title:
    'A deployment that replaces one instance after another loses no connection, also of people who are using the app.',
  why:
    'Each instance is stopped once it has answered what it was asked. What it knows and has not stored by then is lost: first of ' +
    'all a refreshed pair, which nobody else has.',
  goesWrong:
    'With each deployment some people have to connect again, never the same ones, and nobody finds out why.',
  zoomSays: '400 {"reason":"Invalid Token!","error":"invalid_grant"} to the refresh token of before',
  remedy: `Wait for the database before you answer:
    const tokens = await refresh(row.refreshToken)
    await save(row, tokens) // not in the background, and not once a second
    return tokens`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/calcom/cal.diy/pull/729',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['fleet'],
  twins: ['saves-in-the-background', 'keeps-refreshed-token-in-memory'],
  situation: [refreshed(2)],

  async run(test) {
    const { seen, expect } = test
    const fleet = await test.subject.startFleet(2)
    const at = behind(fleet, test)
    const refreshing = await connectedPerson(at, aMoment)
    const { person: busy } = await connectedPerson(at)
    for (const instance of [...fleet.instances]) {
      await test.zoom.switches.set({ expiresIn: aMoment })
      await expire(test, aMoment)
      const before = await seen.mark()
      const used = await refreshing.person.use({ instance })
      await givenRefreshed(test, refreshing, before, used)
      const over = new AbortController()
      const traffic = useMeanwhile(busy, over.signal)
      await fleet.replace(instance)
      over.abort()
      const failed = (await traffic).find(({ kind }) => kind !== 'works')
      expect.that(failed === undefined, {
        appDid: `Somebody used the app while an instance was replaced, and ${failed?.answered}`,
        expected: 'the other instance answers meanwhile',
        found: 'a response that is no success',
        during: failed?.entries ?? [],
      })
      const after = await refreshing.person.use()
      const refused = (await seen.refreshes(before)).find((entry) => entry.type === 'refresh.refused')
      expect.that(refused === undefined, {
        appDid: `An instance refreshed and was then replaced, and another one refreshed with a token that Zoom refused: ${refused?.reason}.`,
        expected: 'the latest refresh token, which the first instance had got',
        found: `the refresh token ${refused?.refreshTokenId ?? '(unknown to Zoom)'}`,
        entries: (await seen.refreshes(before)).map(({ seq }) => seq),
      })
      expect.works(after, 'used the app after the instance that had refreshed was replaced')
    }
  },
}

/** One use after another, until somebody says that it is enough; at least one. */
async function useMeanwhile(person: Person, over: AbortSignal): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  do outcomes.push(await person.use())
  while (!over.aborted)
  return outcomes
}
