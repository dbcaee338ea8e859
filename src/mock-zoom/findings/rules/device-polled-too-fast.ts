import { inTurn } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The device was told to slow down, and did not. */
export const devicePolledTooFast: FindingRule<'device-code.refused'> = {
  id: 'device-polled-too-fast',
  title: 'A device kept polling too fast after Zoom had told it to slow down.',
  inProduction:
    'Each such poll makes Zoom wait even longer, so the person sees nothing happen for minutes after allowing the ' +
    'device. Many devices together hit the rate limit.',
  remedy: 'Wait interval seconds between two polls (5 at Zoom), and 5 more after each slow_down.',
  sources: ['RFC 8628, section 3.5', 'developers.zoom.us/blog/device-authorization'],
  needs: ['devices'],
  on: ['device-code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'device-polled-too-fast') return undefined
    const polls = history.with('device-code.refused', 'deviceCodeId', refused.deviceCodeId)
    const chain = inTurn(refused, 2, polls, history, ({ reason }) => reason === 'device-polled-too-fast')
    const [issued] = history.with('device-code.issued', 'deviceCodeId', refused.deviceCodeId)
    const [told] = chain ?? []
    if (!chain || !told || !issued) return undefined
    return {
      about: issued.deviceCodeId,
      sentence:
        `Zoom told a device of ${history.app(issued.clientId)} (user code ${issued.userCode}) to slow down at ` +
        `${clockTime(told.at)}, and at ${clockTime(refused.at)} it polled too fast again.`,
      evidence: [issued, ...chain],
    }
  },
}
