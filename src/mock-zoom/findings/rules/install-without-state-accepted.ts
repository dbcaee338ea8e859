import { authorizationOf } from '../authorization.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The install began in the Marketplace, so the callback had no state, and the app accepted it anyway. */
export const installWithoutStateAccepted: FindingRule<'code.redeemed'> = {
  id: 'install-without-state-accepted',
  title: 'The app exchanged the code from a callback without a state, after an install from the Marketplace.',
  inProduction:
    'Anyone can make a callback without a state. An app that accepts it connects whoever is signed in to whatever ' +
    'Zoom account the code belongs to.',
  remedy:
    'When a callback has a code and no state, start your own flow: redirect to your connect page. Zoom sends the ' +
    'person straight back, with a new code and your state.',
  sources: ['github.com/zoom/zoomapps-advancedsample-react/issues/15'],
  needs: ['browser', 'consent'],
  on: ['code.redeemed'],
  diagnose(redeemed, history) {
    const flow = authorizationOf(redeemed, history)
    if (flow?.asked.begunAt !== 'marketplace') return undefined
    return {
      about: redeemed.clientId,
      sentence:
        `${history.user(redeemed.userId)} installed ${history.app(redeemed.clientId)} from the Marketplace at ` +
        `${clockTime(flow.issued.at)}, and the app exchanged the code ${redeemed.code} of that callback, which had no state, at ` +
        `${clockTime(redeemed.at)}.`,
      evidence: [flow.issued, redeemed],
    }
  },
}
