import type { EntryOf } from '../../journal/events.ts'
import type { Authorization } from '../authorization.ts'
import { authorizationOf, isBoundByPkce } from '../authorization.ts'
import { redemptionOf } from '../code-history.ts'
import type { FindingRule, History } from '../finding.ts'
import { clockTime } from '../words.ts'

/** One state was used for two connections. */
export const stateReused: FindingRule<'code.redeemed'> = {
  id: 'state-reused',
  title: 'The app accepted the same state for two connections.',
  inProduction:
    'A state that is the same for everyone, or that stays good after its callback, protects nobody: anyone who has ' +
    'seen it once can make a person’s browser call your callback with the attacker’s own code.',
  remedy:
    'Make a new random state for each authorize request, and use it up at the first callback that brings it back.',
  sources: ['RFC 6749, section 10.12', 'RFC 9700, section 4.7.1'],
  needs: ['browser'],
  on: ['code.redeemed'],
  diagnose(redeemed, history) {
    const flow = authorizationOf(redeemed, history)
    if (!flow || isBoundByPkce(flow)) return undefined
    const { asked } = flow
    const earlier = earlierConnectionWith(flow, history)
    if (!earlier) return undefined
    return {
      about: redeemed.clientId,
      sentence:
        `${history.app(redeemed.clientId)} exchanged code ${redeemed.code} at ${clockTime(redeemed.at)}, which came back with ` +
        `the same state as code ${earlier.code}, which it had exchanged at ${clockTime(earlier.at)}.`,
      evidence: [earlier, asked, flow.issued, redeemed],
    }
  },
}

/** The first connection that was made with the same state. */
function earlierConnectionWith(
  { asked }: Authorization,
  history: History,
): EntryOf<'code.redeemed'> | undefined {
  for (const other of history.with('authorize.asked', 'stateId', asked.stateId)) {
    if (other.seq >= asked.seq) return undefined
    const [issued] =
      other.clientId === asked.clientId ? history.with('code.issued', 'requestId', other.requestId) : []
    const redeemed = issued && redemptionOf(issued.codeId, history)
    if (redeemed) return redeemed
  }
  return undefined
}
