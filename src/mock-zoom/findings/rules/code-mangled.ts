import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const ways = {
  'cut-off': 'with its end cut off',
  'with-more': 'with something appended, such as “&state=…”',
  escaped: 'percent-encoded once too often',
  'other-case': 'with upper and lower case changed',
} as const

/** What was exchanged was once a code. */
export const codeMangled: FindingRule<'code.refused'> = {
  id: 'code-mangled',
  title: 'A code was exchanged that had been damaged on its way through the app.',
  inProduction:
    'Zoom answers “Invalid authorization code”. Only codes containing that character fail, so it looks random.',
  remedy:
    'Read the callback with URL and URLSearchParams instead of splitting it by hand; they decode exactly once. ' +
    'Don’t store it in a column that is too short, and let the library build the form.',
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
