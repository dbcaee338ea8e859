import type { Contract } from '../src/contract-runner/index.ts'
import { connectedPerson } from './expired-token.ts'
import { faultMet } from './situations.ts'

/** Two calls in one action may each refresh once. Nobody needs more. */
const most = 3

export const contract: Contract = {
  id: 'endless-401-ends-the-action',
  group: 'refresh',
  title: 'When Zoom answers every call with 401, the app stops after one refresh and one retry.',
  why:
    'If Zoom refuses even a token that is one second old, a newer one will not help: the app was switched off, the ' +
    'account was changed, or Zoom is having a bad day. Each further refresh costs a rotation, and each rotation ' +
    'can be lost.',
  goesWrong:
    'One click makes hundreds of requests. Zoom rate-limits the app, which then fails for everyone else too, while ' +
    'the person watches a spinner.',
  zoomSays: 'At the API 401 {"code":124,"message":"Invalid access token."}, to every token',
  remedy: `Retry once, not in a loop:
    let answer = await callZoom(row.accessToken)
    if (answer.status === 401) answer = await callZoom((await refreshOnce(row)).accessToken)
    if (answer.status === 401) throw new ZoomRefusal(answer)`,
  evidence: [
    'https://devforum.zoom.us/t/server-to-server-oauth-annoying-token-invalidation/72070',
    'https://github.com/indico/indico-plugins/blob/master/vc_zoom/indico_vc_zoom/api/client.py',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['refreshes-on-every-refusal'],
  situation: [faultMet('api')],

  async run(test) {
    const { zoom, seen, given, expect } = test
    const { person } = await connectedPerson(test)
    given.works(await person.use(), 'used the app after connecting')
    const before = await seen.mark()
    await zoom.faults.add({
      route: 'api',
      share: 1,
      status: 401,
      body: '{"code":124,"message":"Invalid access token."}',
    })
    const used = await person.use()
    const refreshes = await seen.refreshes(before)
    const calls = await seen.apiRequests(before)
    given.that(calls.length > 0, {
      appDid: `The person used the app, and the app did not call Zoom; ${used.answered}`,
      expected: 'an API call',
      found: 'none',
    })
    expect.that(refreshes.length <= most, {
      appDid: `Zoom answered every call with 401, and the app made ${calls.length} calls and ${refreshes.length} refreshes.`,
      expected: 'one refresh and one retry',
      found: `${refreshes.length} refreshes in one action`,
      entries: refreshes.map(({ seq }) => seq),
    })
  },
}
