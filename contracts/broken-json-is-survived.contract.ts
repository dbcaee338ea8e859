import { type Contract, ContractError, type Outcome } from '../src/contract-runner/index.ts'
import { connectedPerson } from './expired-token.ts'
import { faultMet } from './situations.ts'

export const contract: Contract = {
  id: 'broken-json-is-survived',
  group: 'refresh',
  title: 'A response from Zoom that isn’t valid JSON fails one call, and nothing else.',
  why:
    'Zoom’s own error for a missing scope has been seen with unescaped quotes, and gateways respond in HTML. ' +
    'Parsing can fail, so the app must handle that like any other error.',
  goesWrong:
    'An uncaught exception ends the process, or the request never gets a response. One person’s missing scope ' +
    'takes the app down for everyone.',
  zoomSays:
    'At the API 400 {"code":104,"message":"Invalid access token, does not contain ' +
    'scopes:["zoom_events_basic:read"]"}, which no parser accepts',
  remedy: `Parse where a failure is expected:
    const text = await response.text()
    const body = tryParse(text) // undefined when it isn’t JSON
    if (!response.ok) throw new ZoomFailure(response.status, body?.code, text.slice(0, 200))`,
  evidence: [
    'https://github.com/Jericho/ZoomNet/blob/develop/Source/ZoomNet/Extensions/Internal.cs',
    'https://github.com/attendee-labs/attendee/blob/main/bots/zoom_oauth_connections_utils.py',
    'https://devforum.zoom.us/t/115792',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['crashes-on-broken-json'],
  situation: [faultMet('api')],

  async run(test) {
    const { zoom, given, expect } = test
    const { person } = await connectedPerson(test)
    given.works(await person.use(), 'used the app after connecting')
    const answers = async (deed: string, use: () => Promise<Outcome>) => {
      const answered = await use().catch(noAnswer)
      expect.that(typeof answered !== 'string', {
        appDid: `${deed}, and the app did not respond: ${answered}`,
        expected: 'a response, even if it is an error page',
        found: 'none',
      })
      return typeof answered === 'string' ? undefined : answered
    }
    await zoom.faults.add({ route: 'api', share: 1, answer: 'malformed-json' })
    await answers('Zoom’s response was not valid JSON', () => person.use())
    await zoom.faults.clear()
    const later = await answers(
      'After Zoom’s response that was not valid JSON, the person used the app again',
      () => person.use(),
    )
    if (later !== undefined)
      expect.works(later, 'used the app after a response from Zoom that was not valid JSON')
  },
}

/** What it looks like from outside when the process is gone, or has forgotten the request. */
function noAnswer(error: unknown): string {
  const kinds = ['unreachable', 'garbage', 'timeout']
  if (error instanceof ContractError && kinds.includes(error.kind)) return error.message
  throw error
}
