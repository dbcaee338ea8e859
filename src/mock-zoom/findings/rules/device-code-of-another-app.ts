import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** A device code was sent with the client id of an app that it was not issued to. */
export const deviceCodeOfAnotherApp: FindingRule<'device-code.refused'> = {
  id: 'device-code-of-another-app',
  title: 'A device code was polled with the client id of an app that it was not issued to.',
  inProduction:
    'The device never gets its tokens, although the person typed the code and allowed the app. It happens when two builds ' +
    'of one product have different client ids.',
  remedy: 'Take the client id of both requests, /oauth/devicecode and /oauth/token, from the same setting.',
  sources: ['RFC 8628, section 3.4'],
  needs: ['devices'],
  on: ['device-code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'device-code-for-another-app') return undefined
    const [issued] = history.with('device-code.issued', 'deviceCodeId', refused.deviceCodeId)
    if (!issued) return undefined
    return {
      about: issued.deviceCodeId,
      sentence:
        `The device code with the user code ${issued.userCode} was issued to ${history.app(issued.clientId)} ` +
        `(${issued.clientId}) at ${clockTime(issued.at)}, but at ${clockTime(refused.at)} it was sent with the client id of ` +
        `${history.app(refused.clientId)} (${refused.clientId}).`,
      evidence: [issued, refused],
    }
  },
}
