import type { Contract, ContractRun, Outcome } from '../src/contract-runner/index.ts'
import { connectedPerson } from './expired-token.ts'
import { faultMet, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'refused-call-alone-is-repeated',
  group: 'refresh',
  title:
    'When Zoom refuses the second call of an action, the app refreshes and repeats that call, and nothing twice.',
  why:
    'An access token can end between two calls of one action. What was done before the 401 is done: repeating the whole ' +
    'action does it a second time. So the retry belongs around each call, and not around the action.',
  goesWrong:
    'One click creates two meetings, and two invitations go out. It happens once in a while, on the hour, and nobody can ' +
    'reproduce it.',
  zoomSays:
    'At the API 401 {"code":124,"message":"Access token is expired."}, to one call in the middle of an action',
  remedy: `Put the retry into the function that makes one call:
    async function callZoom(person, request) {
      const answer = await send(request, live(person).accessToken)
      if (answer.status !== 401) return answer
      return send(request, (await refreshOnce(live(person))).accessToken)
    }`,
  evidence: [
    'https://github.com/calcom/cal.com/blob/main/packages/app-store/zoomvideo/lib/VideoApiAdapter.ts',
    'https://github.com/keybase/managed-bots/blob/master/zoombot/zoombot/api.go',
    'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['repeats-the-whole-action'],
  presupposes: [
    'refresh-never-sends-the-code',
    'no-access-token-in-a-query',
    'early-refusal-makes-one-refresh',
  ],
  situation: [faultMet('api'), refreshed()],

  async run(test) {
    const { seen, given, notApplicable } = test
    const { person } = await connectedPerson(test)
    given.works(await person.use(), 'used the app after connecting')
    let longest = 0
    for (const act of [person.use, ...person.otherUses]) {
      const before = await seen.mark()
      const usual = await act()
      given.works(usual, 'did one thing after connecting')
      const calls = (await seen.apiRequests(before)).length
      longest = Math.max(longest, calls)
      const creates = await createdSince(test, before)
      for (let call = 2; call <= Math.min(calls, most); call += 1) await refuseOne(test, act, call, creates)
    }
    if (longest < 2) notApplicable('no action of the app makes more than one call to Zoom')
  },
}

/** Later calls are no different. */
const most = 4

/** Repeats an action of which Zoom refuses one call: the first, the second … */
async function refuseOne(
  test: ContractRun,
  act: () => Promise<Outcome>,
  call: number,
  creates: readonly number[],
): Promise<void> {
  const { zoom, seen, expect } = test
  const before = await seen.mark()
  // A millisecond is how to count: each request takes one fault.
  await zoom.faults.next('api', { delay: 1 }, call - 1)
  await zoom.faults.next('api', { status: 401, body: '{"code":124,"message":"Access token is expired."}' })
  const acted = await act()
  await zoom.faults.clear()

  const created = await createdSince(test, before)
  expect.that(created.length <= creates.length, {
    appDid:
      `Zoom refused call ${call} of an action with 401, and the app repeated the whole action: it created ` +
      `${created.length} things at Zoom in place of ${creates.length}, the same one twice; ${acted.answered}`,
    expected: 'one refresh, and the refused call again',
    found: `${created.length} requests that create something, all accepted`,
    entries: created,
  })
  const refreshes = await seen.refreshes(before)
  expect.that(refreshes.length === 1, {
    appDid: `Zoom refused call ${call} of an action with 401, and the app sent ${refreshes.length} refreshes; ${acted.answered}`,
    expected: 'one refresh, and the refused call again',
    found:
      refreshes.map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : 'accepted')).join('; ') ||
      'none',
    entries: refreshes.map(({ seq }) => seq),
    during: acted.entries,
  })
  expect.works(acted, `did one thing of which Zoom had refused call ${call} with 401`)
}

/** The requests that have created something at Zoom. */
async function createdSince({ seen }: ContractRun, before: number): Promise<readonly number[]> {
  return (await seen.apiRequests(before))
    .filter(({ method, status }) => method === 'POST' && status >= 200 && status < 300)
    .map(({ seq }) => seq)
}
