import type { ContractRun } from '../src/contract-runner/index.ts'
import { personWithExpiredToken } from './expired-token.ts'

/** The person has removed the app at Zoom, and nobody told the app. It finds out when a refresh is refused, and gives up. */
export async function expectDeadTokenIsGivenUp(test: ContractRun): Promise<void> {
  const { zoom, seen, given, expect } = test
  const { person } = await personWithExpiredToken(test)
  await zoom.uninstall({ user: person.zoomUser.id, clientId: (await zoom.apps.first()).clientId, hold: true })
  const before = await seen.mark()
  const first = await person.use()
  const refused = await seen.refreshes(before)
  given.by('expired-token-is-refreshed').that(refused.length > 0, {
    appDid: `The access token had expired, and the app did not try to get a new one; ${first.answered}`,
    expected: 'a request with grant_type=refresh_token',
    found: 'none',
  })
  expect.that(first.kind !== 'works', {
    appDid: 'The person had removed the app at Zoom, and the app still says that it works.',
    expected: 'the app asks to connect again',
    found: first.answered,
    pretended: first,
    entries: refused.map(({ seq }) => seq),
  })

  const afterwards = await seen.mark()
  const later = [await person.use(), await person.use()]
  const tries = await seen.tokenRequests(afterwards)
  expect.that(tries.length === 0, {
    appDid:
      `Zoom had refused the refresh token for good, and the app sent ${tries.length} more token requests when it ` +
      'was used again.',
    expected: 'none: the app forgets the token at the first refusal',
    found: tries.map(({ status }) => `one answered with ${status}`).join(', '),
    entries: [...refused, ...(await seen.refreshes(afterwards))].map(({ seq }) => seq),
  })
  for (const outcome of later) {
    expect.that(outcome.kind === 'asks-to-reconnect', {
      appDid: `Zoom had refused the refresh token for good, and when the person used the app, ${outcome.answered}`,
      expected: 'the app asks to connect again',
      found: 'a response that does not tell the person what to do',
      pretended: outcome,
      entries: refused.map(({ seq }) => seq),
    })
  }
  const reconnecting = given.by('reconnect-after-the-grant-ended')
  reconnecting.works(await person.connect(), 'connected again')
  reconnecting.works(await person.use(), 'used the app after connecting again')
}
