import { apiEndpoints } from '../../src/mock-zoom/endpoints/api/endpoints.ts'
import type { Confidence } from '../../src/mock-zoom/zoom/profiles.ts'

/** What is known of the address itself. What it answers is in the other tables. */
interface EndpointFacts {
  readonly what: string
  readonly confidence: Confidence
  readonly source: readonly string[]
}

const skill = 'github.com/zoom/skills, skills/oauth/SKILL.md'

/** One row for each endpoint that the mock has; the mock's own list says which those are. */
export const endpointFacts: Readonly<Record<string, EndpointFacts>> = {
  'GET /oauth/authorize': {
    what: 'Asks the user for consent, or sends one who consented before straight back.',
    confidence: 'documented',
    source: ['marketplace.zoom.us/docs/guides/auth/oauth', 'developers.zoom.us/docs/rooms/oauth'],
  },
  'POST /oauth/authorize': {
    what: 'The consent form, which is the mock’s own: nobody has published Zoom’s.',
    confidence: 'unknown',
    source: [],
  },
  'GET /oauth/signin': {
    what: 'Where browsers are sent in which nobody is signed in (switch signedOutHop).',
    confidence: 'logged',
    source: ['github.com/calcom/cal.diy/issues/656'],
  },
  'GET /v2/authorize': {
    what: 'A front door of the Marketplace, on marketplace.zoom.us.',
    confidence: 'logged',
    source: ['github.com/iamfatness/CoreVideo, docs/ZOOM_MARKETPLACE_OAUTH.md'],
  },
  'GET /authorize': {
    what: 'Another front door of the Marketplace, on marketplace.zoom.us.',
    confidence: 'logged',
    source: ['github.com/giorgosavgeris/passport-zoom-oauth2/issues/4'],
  },
  'POST /oauth/token': {
    what: 'Tokens for a code, a refresh token, an account, an app or a device; on api.zoom.us as well.',
    confidence: 'documented',
    source: ['developers.zoom.us/docs/rooms/oauth', 'github.com/Jericho/ZoomNet'],
  },
  'POST /oauth/revoke': {
    what: 'Ends a token.',
    confidence: 'documented',
    source: ['Zoom’s public API collection, "Revoke an access token"', skill],
  },
  'POST /oauth/devicecode': {
    what: 'Starts the device flow.',
    confidence: 'documented',
    source: ['developers.zoom.us/blog/device-authorization', skill],
  },
  'GET /oauth_device': {
    what: 'The page on which a user types the code of a device.',
    confidence: 'documented',
    source: [skill],
  },
  'GET /oauth/device/complete/:code': {
    what: 'The same page with the code filled in.',
    confidence: 'documented',
    source: [skill],
  },
  'POST /oauth_device': {
    what: 'The form of those pages, which is the mock’s own: nobody has published Zoom’s.',
    confidence: 'unknown',
    source: [],
  },
  'POST /oauth/data/compliance': {
    what: 'Takes an app’s word that a user’s data is deleted; required once, still sent. Its answer is a guess.',
    confidence: 'documented',
    source: [
      'marketplace.zoom.us/docs/guides/publishing/data-compliance',
      'github.com/kyleboe/zoom_rb',
      'github.com/mattermost/mattermost-plugin-zoom',
    ],
  },
  ...Object.fromEntries(
    apiEndpoints.map(({ method, path, scopes, category, confidence, source }) => [
      `${method} ${path}`,
      {
        what: `REST API, ${category}; opened by any of ${[...scopes.granular, ...scopes.classic].join(', ')}.`,
        confidence,
        source,
      },
    ]),
  ),
}
