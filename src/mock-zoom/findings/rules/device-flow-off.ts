import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The app has to be allowed to use the device flow. */
export const deviceFlowOff: FindingRule<'device-code.refused'> = {
  id: 'device-flow-off',
  title: 'An app asked for a device code without having the device flow switched on.',
  inProduction: 'No device can connect. The error that Zoom sends doesn’t name the setting.',
  remedy: 'Switch on “Use App on Device” for the app at Zoom (at the mock: deviceFlow: true).',
  sources: ['developers.zoom.us/blog/device-authorization'],
  needs: ['devices'],
  on: ['device-code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'device-flow-off') return undefined
    return {
      about: refused.clientId,
      sentence: `At ${clockTime(refused.at)} ${history.app(refused.clientId)} asked for a device code, but “Use App on Device” is off for it.`,
      evidence: [refused],
    }
  },
}
