import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { sayAlterations } from '../recognition-words.ts'
import { clockTime } from '../words.ts'

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
  needs: ['browser'],
  on: ['code.refused'],
  diagnose(refused, history) {
    const { recognised } = refused
    const issued = recognised?.is === 'altered' ? issueOf(recognised.of, history) : undefined
    if (recognised?.is !== 'altered' || !issued) return undefined
    return {
      about: issued.codeId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(refused.clientId)} exchanged code ${issued.code}, which was issued at ` +
        `${clockTime(issued.at)}, ${sayAlterations(recognised.how, 'with “Bearer” in front')}.`,
      evidence: [issued, refused],
    }
  },
}
