import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** A part of the base URL is there twice. */
export const baseUrlDoubled: FindingRule<'request.unknown-route'> = {
  id: 'base-url-doubled',
  title: 'A path was asked for in which a part of the base URL is there twice.',
  inProduction:
    'Every call of that kind is 404. It happens when the base URL comes from api_url or a setting that has /v2 or /oauth in ' +
    'it already.',
  remedy:
    'Keep the base URL without a path and without a slash at its end (https://api.zoom.us), and add /v2/… to it.',
  sources: ['github.com/zoom/skills, skills/oauth/SKILL.md (api_url)'],
  on: ['request.unknown-route'],
  diagnose(asked) {
    const doubled = /^\/(v2\/v2|oauth\/oauth|v2\/oauth)\/|^\/\/(v2|oauth)\//.exec(asked.path)?.[0]
    if (doubled === undefined) return undefined
    return {
      about: doubled,
      sentence: `At ${clockTime(asked.at)} ${asked.method} ${asked.path} was asked for, which begins with “${doubled}”.`,
      evidence: [asked],
    }
  },
}
