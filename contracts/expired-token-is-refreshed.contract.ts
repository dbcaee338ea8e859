import type { Contract } from '../src/contract-runner/index.ts'
import { aMoment, connectedPerson, personAnHourLater, personWithExpiredToken } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'expired-token-is-refreshed',
  group: 'refresh',
  title: 'The connection works shortly before its access token expires, and afterwards.',
  why:
    'An access token lives for an hour, and its refresh token gets the next one, for as long as the person uses ' +
    'the app. An app may refresh shortly before the end, or once Zoom refuses the old token; either way the person ' +
    'notices nothing.',
  goesWrong:
    'An hour after connecting every call fails, and the person has to connect again. Tests don’t show it: they ' +
    'take less than an hour.',
  zoomSays: 'At the API 401 {"code":124,"message":"Access token is expired."}',
  remedy: `Check the time before each call, with a margin, and refresh when needed:
    const row = live(person)
    const fresh = row.expiresAt > Date.now() + 60_000 ? row : await refreshOnce(row)
    return callZoom(fresh.accessToken)`,
  evidence: [
    'https://developers.zoom.us/docs/integrations/oauth/',
    'https://github.com/Jericho/ZoomNet/issues/36',
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['exchanges-code-as-refresh'],
  about: ['expired-access-token-kept'],
  situation: [refreshed()],

  async run(test) {
    const { seen, expect } = test
    const early = await connectedPerson(test, aMoment)
    expect.works(await early.person.use(), 'used the app shortly before the access token expired')

    const { person, grantId } = await (test.movesAppClock
      ? personAnHourLater(test)
      : personWithExpiredToken(test))
    const before = await seen.mark()
    const used = await person.use()
    expect.works(used, 'used the app after the access token had expired')
    await expect.apiCalled(grantId, 'used the app after the access token had expired', before)
  },
}
