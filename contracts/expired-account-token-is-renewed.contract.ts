import type { Contract } from '../src/contract-runner/index.ts'
import { accountInUse, expectDone } from './account-token.ts'
import { accountCalled, accountTokenIssued } from './situations.ts'

/** In seconds. */
const hour = 3599
/** Short enough to wait for, where an app goes by its own clock alone. */
const aMoment = 2

export const contract: Contract = {
  id: 'expired-account-token-is-renewed',
  group: 'server-to-server',
  title: 'When its token has expired, the app gets another and goes on.',
  why:
    'The token of an account lives for an hour, and there is no refresh token with it: the next one is requested like the first. An ' +
    'app that runs for longer than an hour meets this every hour.',
  goesWrong: 'One hour after each start, everything fails until somebody starts the app again.',
  zoomSays: '401 {"code":124,"message":"Access token is expired."}',
  remedy: `Keep expires_in with the token, and request the next one a minute before:
    const expiresAt = Date.now() + answer.expires_in * 1000
    if (expiresAt < Date.now() + 60_000) kept = await requestToken(account)`,
  evidence: [
    'https://developers.zoom.us/docs/internal-apps/s2s-oauth',
    'https://devforum.zoom.us/t/suddenly-getting-401s-after-s2s-oauth-worked-for-a-week/94662',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['keeps-the-account-token-forever'],
  situation: [accountTokenIssued(2), accountCalled(2)],

  async run(test) {
    const { zoom, expect, pause, movesAppClock, advanceClocks } = test
    const lifetime = movesAppClock ? hour : aMoment
    await zoom.switches.set({ accountExpiresIn: lifetime })
    const account = await accountInUse(test)
    const issuedAt = performance.now()
    await advanceClocks({ seconds: lifetime + 1 })
    await zoom.switches.set({ accountExpiresIn: hour })
    const used = await account.use()
    if (used.kind === 'works' || movesAppClock) return expectDone(expect, used, 'Once its token had expired')
    // It may go by its own clock alone. Clocks of whole seconds take up to a second more.
    await pause(Math.max(0, (lifetime + 1) * 1000 + 200 - (performance.now() - issuedAt)))
    expectDone(expect, await account.use(), 'Once its token had expired, by the app’s own clock too')
  },
}
