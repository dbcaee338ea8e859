import { authorizationOf } from '../authorization.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The install began at the Marketplace, so the callback had no state, and it was taken all the same. */
export const installWithoutStateAccepted: FindingRule<'code.redeemed'> = {
  id: 'install-without-state-accepted',
  title: 'The code of a callback without a state, from an install at the Marketplace, was exchanged.',
  inProduction:
    'A callback without a state can come from anybody. An app that takes it connects whoever is signed in to whatever Zoom ' +
    'account the code belongs to.',
  remedy:
    'Answer a callback that has a code and no state by starting your own flow: redirect to your connect page. Zoom sends the ' +
    'person straight back, with a new code and your state.',
  sources: ['github.com/zoom/zoomapps-advancedsample-react/issues/15'],
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
