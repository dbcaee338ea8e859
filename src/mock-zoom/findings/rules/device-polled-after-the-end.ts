import { inTurn } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const ends: Readonly<Record<string, string>> = {
  'device-code-expired': 'it has expired',
  'device-declined': 'the user declined',
  'device-code-spent': 'it was redeemed before',
}

/** The response was final, and the device kept polling. */
export const devicePolledAfterTheEnd: FindingRule<'device-code.refused'> = {
  id: 'device-polled-after-the-end',
  title: 'A device kept polling after Zoom’s final response.',
  inProduction:
    'The device keeps showing its code forever, and asks every few seconds for something that can’t come. Its ' +
    'owner has no way to start again.',
  remedy:
    'Stop at expired_token and access_denied, and at any error other than authorization_pending and slow_down. Say ' +
    'what happened, and offer a new code.',
  sources: ['RFC 8628, section 3.5'],
  needs: ['devices'],
  on: ['device-code.refused'],
  diagnose(refused, history) {
    const why = ends[refused.reason]
    if (why === undefined) return undefined
    const polls = history.with('device-code.refused', 'deviceCodeId', refused.deviceCodeId)
    const chain = inTurn(refused, 2, polls, history, ({ reason }) => reason === refused.reason)
    const [issued] = history.with('device-code.issued', 'deviceCodeId', refused.deviceCodeId)
    const [told] = chain ?? []
    if (!chain || !told || !issued) return undefined
    return {
      about: issued.deviceCodeId,
      sentence:
        `At ${clockTime(told.at)} Zoom told a device of ${history.app(issued.clientId)} (user code ` +
        `${issued.userCode}) that its code is no longer valid because ${why}, and at ${clockTime(refused.at)} it ` +
        'polled again.',
      evidence: [issued, ...chain],
    }
  },
}
