import type { Contract } from '../src/contract-runner/index.ts'
import { connectedPerson } from './expired-token.ts'
import { apiRefused, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'status-401-alone-counts',
  group: 'refresh',
  title: 'The app treats a 401 from the API as a bad access token, whatever the body says.',
  why:
    'Most of Zoom’s API says code 124. Since July 2024 its Contact Center sends {"status":false,"errorCode":401} ' +
    'for the same thing. The status is what they all have in common.',
  goesWrong:
    'An app that looks for 124 in the body does not notice that the token has expired, and fails until somebody ' +
    'restarts it or connects again.',
  zoomSays: 'At the API 401 {"status":false,"errorCode":401}',
  remedy: `Decide by the status, and read the body only for the log:
    if (response.status === 401) return callZoom((await refreshOnce(row)).accessToken)`,
  evidence: [
    'https://devforum.zoom.us/t/zoom-api-invalid-access-token-behavior-change/114327',
    'https://github.com/calcom/cal.com/blob/main/packages/app-store/zoomvideo/lib/VideoApiAdapter.ts',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['knows-only-code-124'],
  situation: [apiRefused(2), refreshed(2)],

  async run(test) {
    const { zoom, given, expect } = test
    const { person: first } = await connectedPerson(test)
    await zoom.clock.advance({ hours: 2 })
    given
      .by('early-refusal-makes-one-refresh')
      .works(await first.use(), 'used the app when Zoom refused the access token with code 124')

    const { person } = await connectedPerson(test)
    await zoom.switches.set({ deadTokenShape: 'status-false' })
    await zoom.clock.advance({ hours: 2 })
    expect.works(
      await person.use(),
      'used the app when Zoom refused the access token with status 401 and no code',
    )
  },
}
