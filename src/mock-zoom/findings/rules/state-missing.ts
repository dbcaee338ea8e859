import { authorizationOf, isBoundByPkce } from '../authorization.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The app sends no state and accepts any callback. */
export const stateMissing: FindingRule<'code.redeemed'> = {
  id: 'state-missing',
  title: 'The authorize request had no state, and the app exchanged the code that came back.',
  inProduction:
    'An attacker can make a person’s browser call your callback with the attacker’s own code: the person is then ' +
    'connected to the attacker’s Zoom account, and schedules meetings in it.',
  remedy:
    'Send a random state, bound to the browser’s session, and accept only a callback that brings it back; then use ' +
    'it up.',
  sources: ['RFC 6749, section 10.12', 'RFC 9700, section 2.1'],
  needs: ['browser'],
  on: ['code.redeemed'],
  diagnose(redeemed, history) {
    const flow = authorizationOf(redeemed, history)
    if (!flow || flow.asked.hasState || flow.asked.begunAt !== 'integration' || isBoundByPkce(flow))
      return undefined
    return {
      about: redeemed.clientId,
      sentence:
        `${history.app(redeemed.clientId)} sent a browser to Zoom at ${clockTime(flow.asked.at)} without a state and without ` +
        `PKCE, and at ${clockTime(redeemed.at)} exchanged the code ${redeemed.code} that came back.`,
      evidence: [flow.asked, flow.issued, redeemed],
    }
  },
}
