import { parseScopes } from '../../domain/scope.ts'
import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The app asked for a scope, did not get it, and called as if it had. */
export const scopeNotGranted: FindingRule<'api.refused'> = {
  id: 'scope-not-granted',
  title: 'The app called an API that needs a scope it asked for but was not granted.',
  inProduction:
    'A feature fails for people who left out an optional scope at Zoom, with 400 and “does not contain scopes”, ' +
    'although the app shows them as connected.',
  remedy:
    'Read the scope from the token response, store it with the connection, and offer only what it allows. For ' +
    'more, send the person through the authorize URL again.',
  sources: ['github.com/zoom/skills, skills/oauth/SKILL.md (optional scopes)', 'RFC 6749, section 3.3'],
  needs: ['browser', 'consent'],
  on: ['api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'scope-missing') return undefined
    const [redeemed] = history.with('code.redeemed', 'grantId', refused.grantId)
    const issued = redeemed && issueOf(redeemed.codeId, history)
    const asked = issued && history.with('authorize.asked', 'requestId', issued.requestId)[0]
    if (!asked) return undefined
    const named = [...parseScopes(asked.scope ?? ''), ...parseScopes(asked.optionalScope ?? '')]
    const left = (refused.wanted ?? []).find(
      (scope) => named.includes(scope) && !issued.scopes.includes(scope),
    )
    if (left === undefined) return undefined
    return {
      about: `${redeemed.grantId} ${left}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(redeemed.clientId)} called ${refused.endpoint} for ` +
        `${history.user(redeemed.userId)}, which needs ${left}. It had asked for that scope at ` +
        `${clockTime(asked.at)}, but was granted only ${issued.scopes.join(', ') || 'none'}.`,
      evidence: [asked, issued, redeemed, refused],
    }
  },
}
