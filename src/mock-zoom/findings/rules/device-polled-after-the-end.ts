import { inTurn } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const ends: Readonly<Record<string, string>> = {
  'device-code-expired': 'it has expired',
  'device-declined': 'the user declined',
  'device-code-spent': 'it was redeemed before',
}

/** The answer was final, and the device went on. */
export const devicePolledAfterTheEnd: FindingRule<'device-code.refused'> = {
  id: 'device-polled-after-the-end',
  title: 'A device went on polling after Zoom’s final answer.',
  inProduction:
    'The device hangs at its code for ever, and asks every few seconds for something that can’t come. Its owner has no way ' +
    'to begin again.',
  remedy:
    'Stop at expired_token and access_denied, and at any other error than authorization_pending and slow_down; say what ' +
    'happened, and offer a new code.',
  sources: ['RFC 8628, section 3.5'],
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
        `A device of ${history.app(issued.clientId)} (user code ${issued.userCode}) was told at ${clockTime(told.at)} that its ` +
        `code is over, since ${why}, and at ${clockTime(refused.at)} it polled again.`,
      evidence: [issued, ...chain],
    }
  },
}
