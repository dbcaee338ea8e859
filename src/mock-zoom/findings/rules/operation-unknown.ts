import type { FindingRule } from '../finding.ts'
import { doubledBase } from '../request-shape.ts'
import { clockTime } from '../words.ts'
import { withoutIds } from './endpoint-not-in-the-mock.ts'

/** The mock knows every operation of Zoom's by method and path, so this is most often a typo. */
export const operationUnknown: FindingRule<'request.unknown-route'> = {
  id: 'operation-unknown',
  title: 'An API address was called that Zoom doesn’t have.',
  inProduction:
    'Zoom refuses it for everybody: 404 with code 2300, “This API endpoint is not recognized.” The mock’s list of Zoom’s ' +
    'operations is of July 2026; only what came later could exist all the same.',
  remedy:
    'Compare method and path with Zoom’s API reference: a letter, a missing part, or another method. If Zoom does have it, ' +
    'please report it.',
  sources: [
    'github.com/zoom/skills, skills/rest-api/references',
    'github.com/zoom/rivet-javascript/issues/12',
  ],
  needs: ['this-mock'],
  on: ['request.unknown-route'],
  diagnose(asked) {
    if (doubledBase(asked.path) !== undefined || !/^\/v2(\/|$)/.test(asked.path)) return undefined
    const isKnownPath = asked.supported.every((each) => each.includes(' /v2/'))
    const has = isKnownPath
      ? `Zoom has ${asked.supported.join(' and ')} there.`
      : 'It is not among the operations of Zoom’s API.'
    return {
      about: `${asked.method} ${withoutIds(asked.path)}`,
      sentence: `At ${clockTime(asked.at)} ${asked.method} ${asked.path} was called. ${has}`,
      evidence: [asked],
    }
  },
}
