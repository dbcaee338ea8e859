import type { FindingRule } from '../finding.ts'
import { doubledBase } from '../request-shape.ts'
import { clockTime } from '../words.ts'

/** The path contains a part of the base URL twice. */
export const baseUrlDoubled: FindingRule<'request.unknown-route'> = {
  id: 'base-url-doubled',
  title: 'A request’s path contained part of the base URL twice.',
  inProduction:
    'Every such call gets a 404. It happens when the base URL comes from api_url or a setting that already ' +
    'contains /v2 or /oauth.',
  remedy:
    'Keep the base URL without a path and without a trailing slash (https://api.zoom.us), and add /v2/… to it.',
  sources: ['github.com/zoom/skills, skills/oauth/SKILL.md (api_url)'],
  needs: [],
  on: ['request.unknown-route'],
  diagnose(asked) {
    const doubled = doubledBase(asked.path)
    if (doubled === undefined) return undefined
    return {
      about: doubled,
      sentence: `At ${clockTime(asked.at)} the app requested ${asked.method} ${asked.path}, which begins with “${doubled}”.`,
      evidence: [asked],
    }
  },
}
