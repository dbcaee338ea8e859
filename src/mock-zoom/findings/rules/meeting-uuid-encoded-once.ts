import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Zoom decodes twice. */
export const meetingUuidEncodedOnce: FindingRule<'api.refused'> = {
  id: 'meeting-uuid-encoded-once',
  title: 'A meeting’s UUID with a slash in it was percent-encoded only once.',
  inProduction:
    'Only meetings whose UUID happens to contain a slash fail, with 404 and “not recognized”, so it looks random.',
  remedy:
    'Encode the UUID twice wherever it is put into a path: encodeURIComponent(encodeURIComponent(uuid)).',
  sources: ['github.com/zoom/skills, skills/rest-api/concepts/api-architecture.md'],
  needs: [],
  on: ['api.refused'],
  diagnose(refused) {
    if (refused.reason !== 'meeting-uuid-encoded-once') return undefined
    return {
      about: refused.endpoint,
      sentence: `At ${clockTime(refused.at)} ${refused.endpoint} was called with a UUID that contains a slash and was encoded once.`,
      evidence: [refused],
    }
  },
}
