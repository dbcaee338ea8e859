import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Zoom's API takes JSON. */
export const apiBodyWrong: FindingRule<'api.refused' | 'compliance.refused'> = {
  id: 'api-body-wrong',
  title: 'An API request had a body that isn’t JSON, or a field that Zoom doesn’t accept.',
  inProduction:
    'The action fails for everybody who uses it with such values; Zoom answers 400 and names the field, if any.',
  remedy:
    'Send Content-Type: application/json and a body made by a JSON writer. Zoom’s response lists the fields in “errors”: log it.',
  sources: ['developers.zoom.us/docs/api/errors'],
  needs: [],
  on: ['api.refused', 'compliance.refused'],
  diagnose(refused) {
    if (refused.reason !== 'api-body-not-json' && refused.reason !== 'api-body-invalid') return undefined
    const where = refused.type === 'api.refused' ? refused.endpoint : 'POST /oauth/data/compliance'
    const what =
      refused.reason === 'api-body-not-json' ? 'isn’t JSON' : 'has a field that Zoom doesn’t accept'
    return {
      about: `${where} ${refused.reason}`,
      sentence: `At ${clockTime(refused.at)} ${where} was called with a body that ${what}.`,
      evidence: [refused],
    }
  },
}
