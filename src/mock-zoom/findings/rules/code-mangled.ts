import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const ways = {
  'cut-off': 'with its end cut off',
  'with-more': 'with something else attached to it, such as “&state=…”',
  escaped: 'percent-encoded once too often',
  'other-case': 'in other upper and lower case',
} as const

/** What was exchanged was a code once. */
export const codeMangled: FindingRule<'code.refused'> = {
  id: 'code-mangled',
  title: 'A code was exchanged that had been damaged on its way through the app.',
  inProduction:
    'Zoom answers “Invalid authorization code”. It shows for some codes only, those that hold the character in question, and ' +
    'so it looks like chance.',
  remedy:
    'Read the callback with URL and URLSearchParams instead of splitting it by hand; it decodes exactly once. Store nothing in ' +
    'a column that is too short, and let the library build the form.',
  sources: ['developers.zoom.us/docs/integrations/oauth-error-messages (4734)'],
  on: ['code.refused'],
  diagnose(refused, history) {
    const { resembles } = refused
    const issued = resembles && issueOf(resembles.codeId, history)
    if (!issued) return undefined
    return {
      about: issued.codeId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(refused.clientId)} exchanged code ${issued.code}, which was issued at ` +
        `${clockTime(issued.at)}, ${ways[resembles.how]}.`,
      evidence: [issued, refused],
    }
  },
}
