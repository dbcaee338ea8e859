import type { Contract, Outcome } from '../src/contract-runner/index.ts'
import { givenRefreshed, personWithExpiredToken } from './expired-token.ts'
import { faultMet } from './situations.ts'

export const contract: Contract = {
  id: 'lost-response-ends-in-reconnect',
  group: 'refresh',
  title:
    'When the response to a refresh is lost, the app soon asks to connect again instead of retrying forever.',
  why:
    'Zoom has rotated the token, and the response never arrived: the old refresh token is dead, and the app has no ' +
    'other. Rotation can’t be repeated. Zoom’s staff say that the person has to go through the authorize page once ' +
    'more, which asks nothing of people who have already allowed the app.',
  goesWrong:
    'After a short network outage some people are locked out: each attempt ends in “try again later”, and trying ' +
    'again can’t help. The log fills up with refused refreshes.',
  zoomSays: 'First nothing, then 400 {"reason":"Invalid Token!","error":"invalid_grant"} each time',
  remedy: `Keep the token when there is no response, and give it up when Zoom says no:
    try {
      return await refresh(row.refreshToken)
    } catch (failure) {
      if (saysTokenIsDead(failure)) { forgetTokens(row); throw new ConnectAgain() }
      throw failure // no response: the next call tries once more
    }`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/raycast/extensions/issues/10896',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['loops-on-lost-response', 'retries-dead-token', 'knows-only-401'],
  presupposes: ['dead-token-is-given-up'],
  situation: [faultMet('token')],

  async run(test) {
    const { zoom, seen, given, expect } = test
    const connected = await personWithExpiredToken(test)
    const { person } = connected
    const before = await seen.mark()
    await zoom.faults.next('token', { drop: true, when: 'after', grantType: 'refresh_token' })
    let used = await person.use()
    await givenRefreshed(test, connected, before, used)
    for (let again = 0; again < 3 && !asks(used); again += 1) used = await person.use()

    const entries = async () => (await seen.refreshes(before)).map(({ seq }) => seq)
    expect.that(asks(used), {
      appDid: `The response to a refresh was lost, and after four attempts ${used.answered}`,
      expected: 'the app asks to connect again: its refresh token is dead, and nothing else helps',
      found: `${(await entries()).length} refreshes, and no request to connect again`,
      pretended: used,
      entries: await entries(),
    })
    const asked = await seen.mark()
    const later = await person.use()
    const more = (await seen.refreshes(asked)).length
    // It asked, and then forgot that it had: it does that with every dead token.
    const check = asks(later) ? given.by('dead-token-is-given-up') : expect
    check.that(asks(later) && more === 0, {
      appDid: `The response to a refresh was lost, the app had asked to connect again, and at the next use ${later.answered}`,
      expected: 'it keeps asking, and leaves Zoom alone',
      found: `${more} more refreshes`,
      entries: await entries(),
    })
    given
      .by('reconnect-after-the-grant-ended')
      .works(await person.connect(), 'connected again after the response to a refresh was lost')
    given
      .by('reconnect-after-the-grant-ended')
      .works(await person.use(), 'used the app after connecting again')
  },
}

function asks({ kind }: Outcome): boolean {
  return kind === 'asks-to-reconnect'
}
