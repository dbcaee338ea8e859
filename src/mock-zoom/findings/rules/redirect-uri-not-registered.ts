import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Zoom does not send anyone to a redirect URI that the app has not registered. */
export const redirectUriNotRegistered: FindingRule<'authorize.refused'> = {
  id: 'redirect-uri-not-registered',
  title: 'A browser was sent to Zoom with a redirect_uri that the app has not registered.',
  inProduction:
    'Nobody can connect while the two differ: people are left at Zoom with “Invalid redirect (4,700)”, and never come ' +
    'back. The app never hears about it.',
  remedy:
    'Add it at Zoom, as the OAuth redirect URL and in the allow list, exactly as your app sends it: scheme, case, ' +
    'port and trailing slash count. Behind a proxy, build it from configuration, not from the request.',
  sources: [
    'github.com/FerroxLabs/wayland/issues/1158',
    'veritas.com support article 100060085',
    'github.com/ArcadeAI/docs/pull/1102',
  ],
  needs: ['browser'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'redirect-uri-not-registered' || refused.clientId === null) return undefined
    const { clientId, redirectUri, registered } = refused
    const near = redirectUri === null ? undefined : nearest(redirectUri, registered ?? [])
    const sent = redirectUri ? `the redirect_uri “${redirectUri}”` : 'no redirect_uri'
    const all = registered?.map((uri) => `“${uri}”`).join(', ')
    const has = near
      ? ` It has “${near.uri}”: ${near.difference}.`
      : // Observed traffic doesn’t show what is registered.
        all === undefined
        ? ''
        : ` It has ${all || 'none'}.`
    return {
      about: `${clientId} ${redirectUri}`,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(clientId)} sent a browser to Zoom with ${sent}, which the app has ` +
        `not registered.${has}`,
      evidence: [refused],
    }
  },
}

const differences: readonly (readonly [difference: string, alike: (uri: string) => string])[] = [
  ['only one of them has a trailing slash', (uri) => uri.replace(/\/$/, '')],
  ['upper and lower case differ', (uri) => uri.toLowerCase()],
  ['the scheme differs', (uri) => uri.replace(/^https?:/, '')],
  ['localhost and 127.0.0.1 are two different names', (uri) => uri.replace('//localhost', '//127.0.0.1')],
  ['the port differs', (uri) => uri.replace(/^(\w+:\/\/[^/:]+)(:[\d*]+)?/, '$1')],
  ['the path differs', (uri) => uri.replace(/^(\w+:\/\/[^/]+).*$/, '$1')],
]

/** The registered URI that differs in only one thing. */
function nearest(sent: string, registered: readonly string[]) {
  for (const [difference, alike] of differences) {
    const uri = registered.find((entry) => alike(entry) === alike(sent))
    if (uri !== undefined) return { uri, difference }
  }
  return undefined
}
