import { type Contract, ContractError, type Outcome } from '../src/contract-runner/index.ts'
import { connectedPerson } from './expired-token.ts'

export const contract: Contract = {
  id: 'broken-json-is-survived',
  group: 'refresh',
  title: 'An answer of Zoom’s that is no valid JSON fails one call, and nothing else.',
  why:
    'Zoom’s own error for a missing scope has been seen with quotes that are not escaped, and gateways answer in HTML. ' +
    'Parsing can fail, so a failure of it must end as an answer like any other.',
  goesWrong:
    'An exception that nobody catches ends the process, or the request never gets an answer. One person’s missing scope takes ' +
    'the app down for everybody.',
  zoomSays:
    'At the API 400 {"code":104,"message":"Invalid access token, does not contain scopes:["zoom_events_basic:read"]"}, ' +
    'which no parser takes',
  remedy: `Parse where failing is expected:
    const text = await response.text()
    const body = tryParse(text) // undefined when it is no JSON
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

  async run(test) {
    const { zoom, given, expect } = test
    const { person } = await connectedPerson(test)
    given.works(await person.use(), 'used the app after connecting')
    const answers = async (deed: string, use: () => Promise<Outcome>) => {
      const answered = await use().catch(noAnswer)
      expect.that(typeof answered !== 'string', {
        appDid: `${deed}, and the app gave no answer: ${answered}`,
        expected: 'an answer, also a bad one',
        found: 'none',
      })
      return typeof answered === 'string' ? undefined : answered
    }
    zoom.faults.add({ route: 'api', share: 1, answer: 'malformed-json' })
    await answers('Zoom’s answer was no valid JSON', () => person.use())
    zoom.faults.clear()
    const later = await answers('Zoom’s answer had been no valid JSON, the person used the app again', () =>
      person.use(),
    )
    if (later !== undefined)
      expect.works(later, 'used the app after an answer of Zoom’s that was no valid JSON')
  },
}

/** What it looks like from outside when the process is gone, or has forgotten the request. */
function noAnswer(error: unknown): string {
  const kinds = ['unreachable', 'garbage', 'timeout']
  if (error instanceof ContractError && kinds.includes(error.kind)) return error.message
  throw error
}
