import type { ZoomEndpoint } from '../endpoint.ts'
import { authorizeEndpoint, consentEndpoint, signInPath } from './authorize.ts'
import { dataComplianceEndpoint } from './data-compliance.ts'
import { deviceCodeEndpoint } from './device-code.ts'
import { deviceDecisionEndpoint, devicePageEndpoint } from './device-page.ts'
import { discoveryEndpoint } from './discovery.ts'
import { revokeEndpoint } from './revoke.ts'
import { tokenEndpoint } from './token.ts'

const skill = 'github.com/zoom/skills, skills/oauth/SKILL.md'

/** Every route of Zoom's OAuth that the mock implements: the router, help and docs/fidelity.md are derived from it. */
export const oauthEndpoints: readonly ZoomEndpoint[] = [
  {
    method: 'GET',
    path: '/oauth/authorize',
    route: 'authorize',
    handler: authorizeEndpoint,
    what: 'Asks the user for consent, or sends one who consented before straight back.',
    confidence: 'documented',
    source: ['marketplace.zoom.us/docs/guides/auth/oauth', 'developers.zoom.us/docs/rooms/oauth'],
  },
  {
    method: 'GET',
    path: signInPath,
    route: 'authorize',
    handler: authorizeEndpoint,
    what: 'Where Zoom sends a browser in which nobody is signed in (switch signedOutHop).',
    confidence: 'logged',
    source: ['github.com/calcom/cal.diy/issues/656'],
  },
  {
    method: 'GET',
    path: '/v2/authorize',
    route: 'authorize',
    handler: authorizeEndpoint,
    what: 'A front door of the Marketplace, on marketplace.zoom.us.',
    confidence: 'logged',
    source: ['github.com/iamfatness/CoreVideo, docs/ZOOM_MARKETPLACE_OAUTH.md'],
  },
  {
    method: 'GET',
    path: '/authorize',
    route: 'authorize',
    handler: authorizeEndpoint,
    what: 'Another front door of the Marketplace, on marketplace.zoom.us.',
    confidence: 'logged',
    source: ['github.com/giorgosavgeris/passport-zoom-oauth2/issues/4'],
  },
  {
    method: 'POST',
    path: '/oauth/authorize',
    route: 'authorize',
    handler: consentEndpoint,
    what: 'The consent form, which is the mock’s own: nobody has published Zoom’s.',
    confidence: 'unknown',
    source: [],
  },
  {
    method: 'POST',
    path: '/oauth/token',
    route: 'token',
    handler: tokenEndpoint,
    what: 'Tokens for a code, a refresh token, an account, an app or a device; on api.zoom.us as well.',
    confidence: 'documented',
    source: ['developers.zoom.us/docs/rooms/oauth', 'github.com/Jericho/ZoomNet'],
  },
  {
    method: 'POST',
    path: '/oauth/revoke',
    route: 'revoke',
    handler: revokeEndpoint,
    what: 'Ends a token.',
    confidence: 'documented',
    source: ['Zoom’s public API collection, "Revoke an access token"', skill],
  },
  {
    method: 'POST',
    path: '/oauth/devicecode',
    route: 'devicecode',
    handler: deviceCodeEndpoint,
    what: 'Starts the device flow.',
    confidence: 'documented',
    source: ['developers.zoom.us/blog/device-authorization', skill],
  },
  {
    method: 'GET',
    path: '/oauth_device',
    route: 'page',
    handler: devicePageEndpoint,
    what: 'The page on which a user types the code of a device.',
    confidence: 'documented',
    source: [skill],
  },
  {
    method: 'GET',
    path: '/oauth/device/complete/:code',
    route: 'page',
    handler: devicePageEndpoint,
    what: 'The same page with the code filled in.',
    confidence: 'documented',
    source: [skill],
  },
  {
    method: 'POST',
    path: '/oauth_device',
    route: 'page',
    handler: deviceDecisionEndpoint,
    what: 'The form of those pages, which is the mock’s own: nobody has published Zoom’s.',
    confidence: 'unknown',
    source: [],
  },
  {
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    route: 'api',
    handler: discoveryEndpoint,
    what: 'The discovery document (RFC 8414); on api.zoom.us as well. Zoom has none of OpenID’s.',
    confidence: 'logged',
    source: ['github.com/api-evangelist/zoom-phone, authentication/zoom-phone-authentication.yml'],
  },
  {
    method: 'POST',
    path: '/oauth/data/compliance',
    route: 'api',
    handler: dataComplianceEndpoint,
    what: 'Accepts an app’s report that it deleted a user’s data. Zoom once required it; apps still send it. The response is a guess.',
    confidence: 'documented',
    source: [
      'marketplace.zoom.us/docs/guides/publishing/data-compliance',
      'github.com/kyleboe/zoom_rb',
      'github.com/mattermost/mattermost-plugin-zoom',
    ],
  },
]
