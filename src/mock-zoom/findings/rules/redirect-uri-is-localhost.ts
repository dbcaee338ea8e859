import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Whether or not it is registered, Zoom is reported to refuse plain http to localhost. */
export const redirectUriIsLocalhost: FindingRule<'authorize.refused'> = {
  id: 'redirect-uri-is-localhost',
  title: 'A redirect_uri with http://localhost was used where Zoom refuses it.',
  inProduction:
    'Development stops: people are left at Zoom with error 4700 although the URI is registered. Reported since ' +
    'June 2026.',
  remedy:
    'Use http://127.0.0.1 with the same port and path, at Zoom and in your app, or https through a tunnel.',
  sources: ['github.com/FerroxLabs/wayland/issues/1158'],
  needs: ['browser', 'registration'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'redirect-uri-is-localhost' || refused.clientId === null) return undefined
    return {
      about: refused.clientId,
      sentence: `At ${clockTime(refused.at)} ${history.app(refused.clientId)} sent a browser to Zoom with the redirect_uri “${refused.redirectUri}”; Zoom refuses plain http to localhost.`,
      evidence: [refused],
    }
  },
}
