import type { EntryOf } from '../../journal/events.ts'
import type { Authorization } from '../authorization.ts'
import { authorizationOf, isBoundByPkce, otherVisitWithItsState } from '../authorization.ts'
import { redemptionOf } from '../code-history.ts'
import type { FindingRule, History } from '../finding.ts'
import { clockTime } from '../words.ts'

/** One state was used for two connections, or for two visits whose verifiers the app then mixed up. */
export const stateReused: FindingRule<'code.redeemed' | 'code.refused'> = {
  id: 'state-reused',
  title: 'The app used the same state for two connections.',
  inProduction:
    'A state that is the same for everyone, or that stays good after its callback, protects nobody: anyone who has ' +
    'seen it once can make a person’s browser call your callback with the attacker’s own code.',
  remedy:
    'Make a new random state for each authorize request, and use it up at the first callback that brings it back.',
  sources: ['RFC 6749, section 10.12', 'RFC 9700, section 4.7.1'],
  needs: ['browser'],
  on: ['code.redeemed', 'code.refused'],
  diagnose(redeemed, history) {
    if (redeemed.type === 'code.refused') return mixedUp(redeemed, history)
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

/** With PKCE the same state harms nobody, unless the app looks the verifier up by it. */
function mixedUp(refused: EntryOf<'code.refused'>, history: History) {
  if (refused.reason !== 'pkce-mismatch') return undefined
  const twin = otherVisitWithItsState(refused.codeId, history)
  if (!twin) return undefined
  const { issued, asked, earlier } = twin
  return {
    about: refused.clientId ?? issued.clientId,
    sentence:
      `${history.app(issued.clientId)} exchanged code ${issued.code} at ${clockTime(refused.at)} with a code_verifier that does not ` +
      `match. The authorize request for this code had the same state as the one at ${clockTime(earlier.at)}: by the state, ` +
      'the app can’t tell whose verifier it has.',
    evidence: [earlier, asked, issued, refused],
  }
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
