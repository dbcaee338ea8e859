import type { Contract, ContractRun } from '../src/contract-runner/index.ts'
import type { FaultInput, MockZoom } from '../src/mock-zoom/index.ts'
import { type Connected, givenRefreshed, personWithExpiredToken } from './expired-token.ts'
import { faultMet, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'refreshed-tokens-are-saved-first',
  group: 'refresh',
  title:
    'New tokens are saved before they are used, so a call that fails right after the refresh loses nothing.',
  why:
    'The old pair is dead from the moment of the response. Everything that can go wrong between that moment and ' +
    'the write (a failing call, an exception, the end of the process) costs the connection, so nothing may come ' +
    'between them.',
  goesWrong:
    'Now and then a call fails with a 500 from Zoom, and an hour later that person is disconnected. Nobody sees ' +
    'the link between the two.',
  zoomSays:
    'At the API 500 once; after that 400 {"reason":"Invalid Token!","error":"invalid_grant"} for every refresh',
  remedy: `Refresh and save in one function that does nothing else:
    async function refreshAndSave(row) {
      const tokens = await refresh(row.refreshToken)
      return save(row, tokens) // before anyone sees them
    }`,
  evidence: [
    'https://github.com/singer-io/tap-zoom',
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://documentation.sailpoint.com/connectors/zoom/help/integrating_zoom/intro.html',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['saves-after-use'],
  situation: [refreshed(2), faultMet('api', 2)],

  async run(test) {
    await failAfterRefresh(test, await personWithExpiredToken(test), 'was answered with 500', {
      answer: 'empty',
    })
    await failAfterRefresh(test, await personWithExpiredToken(test), 'broke off', { drop: true })
  },
}

/** Zoom's next API call fails after each entry of this type, until the signal. */
async function failAfterEach(
  zoom: MockZoom,
  type: 'refresh.rotated',
  fault: Omit<FaultInput, 'route'>,
  signal: AbortSignal,
): Promise<void> {
  for await (const _ of zoom.journal.followEntries({ type, after: 'now', signal }))
    await zoom.faults.next('api', fault)
}

async function failAfterRefresh(
  test: ContractRun,
  connected: Connected,
  how: string,
  fault: Omit<FaultInput, 'route'>,
): Promise<void> {
  const { zoom, seen, expect } = test
  const { person } = connected
  const before = await seen.mark()
  // An app that refreshes after a 401 has already made a call. Only calls after the refresh may fail.
  const underway = new AbortController()
  const failing = failAfterEach(zoom, 'refresh.rotated', fault, underway.signal)
  // An app that crashes at the failed call must not let the contracts after this one meet failures too.
  const failed = await person.use().finally(async () => {
    underway.abort()
    await failing
  })
  await zoom.faults.clear()
  await givenRefreshed(test, connected, before, failed)

  const used = await person.use()
  const refused = (await seen.refreshes(before)).find((entry) => entry.type === 'refresh.refused')
  expect.that(refused === undefined, {
    appDid: `The app refreshed, its next call ${how}, and then it sent a refresh token that Zoom refused: ${refused?.reason}.`,
    expected:
      'the refresh token that had just arrived, or no refresh: the new access token is good for an hour',
    found: `the refresh token ${refused?.refreshTokenId ?? '(unknown to Zoom)'}`,
    entries: (await seen.refreshes(before)).map(({ seq }) => seq),
  })
  expect.works(used, `used the app after the call that followed a refresh ${how}`)
}
