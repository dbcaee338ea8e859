import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Zoom's endpoints for apps expect POST. */
export const tokenRequestByGet: FindingRule<'request.unknown-route'> = {
  id: 'token-request-by-get',
  title: 'The token, revoke or device endpoint was called with GET.',
  inProduction:
    'It never works, and it puts codes, tokens or secrets into a URL, which logs and proxies keep.',
  remedy: 'Use POST, with the parameters as a form in the body.',
  sources: ['RFC 6749, section 3.2'],
  needs: [],
  on: ['request.unknown-route'],
  diagnose(asked) {
    if (asked.method !== 'GET' || !/^\/oauth\/(token|revoke|devicecode)$/.test(asked.path)) return undefined
    return {
      about: asked.path,
      sentence: `At ${clockTime(asked.at)} ${asked.path} was called with GET; it expects POST.`,
      evidence: [asked],
    }
  },
}
