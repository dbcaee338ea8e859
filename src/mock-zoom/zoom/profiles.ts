import { z } from 'zod'
import { deauthorizedBodies } from '../domain/webhook.ts'

/**
 * How certain a behaviour is by the public record. `documented`: Zoom says so. `logged`: somebody published what Zoom
 * sent. `inferred`: it follows from the other two. `unknown`: nobody has shown it; the default is a guess.
 */
export type Confidence = 'documented' | 'logged' | 'inferred' | 'unknown'

export const profileNames = ['2026', '2020'] as const
/** An era of Zoom's behaviour. `2020` is the era of the report that started this project. */
export type ProfileName = (typeof profileNames)[number]

const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) => z.enum(values)
const onOff = z.boolean()
const seconds = z.int().min(1)

/**
 * Every behaviour of Zoom that differs between eras or that nobody knows: one switch each, with its setting per
 * profile. A profile can be overridden switch by switch.
 */
export const switchTable = {
  errorDialect: {
    about: 'The era whose words and statuses are used for refusals.',
    values: oneOf('2026', '2020'),
    2026: '2026',
    2020: '2020',
    confidence: 'logged',
    source: ['devforum.zoom.us/t/12302', 'github.com/tl-its-umich-edu/remote-office-hours-queue/issues/363'],
  },
  codeShape: {
    about: 'The last 22 characters of a code: the Zoom user’s id after an underscore, or random.',
    values: oneOf('random-tail', 'user-tail'),
    2026: 'random-tail',
    2020: 'user-tail',
    confidence: 'inferred',
    source: ['devforum.zoom.us/t/12302', 'github.com/zoom/zoomapps-advancedsample-react/issues/15'],
  },
  codeTtl: {
    about: 'How long a code can be redeemed, in seconds.',
    values: seconds,
    2026: 300,
    2020: 300,
    confidence: 'documented',
    source: ['developers.zoom.us/docs/integrations/oauth-error-messages'],
  },
  codeReplayRevokesTokens: {
    about: 'Redeeming a code a second time ends the tokens from the first time (RFC 6749, 4.1.2, SHOULD).',
    values: onOff,
    2026: false,
    2020: false,
    confidence: 'unknown',
    source: ['RFC 6749, section 4.1.2'],
  },
  codeReplacesPrevious: {
    about:
      'A new code ends the previous code of the same Zoom user for the same app, unless it has been redeemed.',
    values: onOff,
    2026: false,
    2020: false,
    confidence: 'unknown',
    source: [],
  },
  redirectUriOmitted: {
    about: 'A token request without the redirect_uri that the authorize request had.',
    values: oneOf('refuse', 'accept'),
    2026: 'refuse',
    2020: 'refuse',
    confidence: 'inferred',
    source: [
      'github.com/Jericho/ZoomNet/issues/61',
      'github.com/Jericho/ZoomNet/issues/104',
      'github.com/spring-attic/spring-security-oauth (the same words as Zoom’s)',
    ],
  },
  refusedExchangeSpendsCode: {
    about:
      'A refused exchange uses the code up, so that the same code fails even if everything is right the second time.',
    values: onOff,
    2026: false,
    2020: false,
    confidence: 'unknown',
    source: ['github.com/spring-attic/spring-security-oauth (the same words as Zoom’s)'],
  },
  scopeSeparator: {
    about:
      'What separates several scopes in the authorize URL: spaces, as in RFC 6749, and commas, or only commas. Three reports met error 4,700 with spaces; an app of 2026 sends them.',
    values: oneOf('any', 'comma'),
    2026: 'any',
    2020: 'any',
    confidence: 'unknown',
    source: [
      'github.com/NangoHQ/nango/pull/2816',
      'devforum.zoom.us/t/138714',
      'github.com/iamfatness/CoreVideo',
    ],
  },
  verifierWithoutChallenge: {
    about: 'A code_verifier for a code that was issued without a code_challenge.',
    values: oneOf('ignore', 'refuse'),
    2026: 'ignore',
    2020: 'ignore',
    confidence: 'unknown',
    source: [],
  },
  localhostRedirect: {
    about: 'Redirect URIs that begin with http://localhost, even when they are registered.',
    values: oneOf('allow', 'refuse'),
    2026: 'allow',
    2020: 'allow',
    confidence: 'logged',
    source: ['github.com/FerroxLabs/wayland/issues/1158'],
  },
  plusInState: {
    about: 'A bare + in the state parameter: a space, as in a form, or the plus sign itself.',
    values: oneOf('space', 'plus'),
    2026: 'space',
    2020: 'space',
    confidence: 'unknown',
    source: [],
  },
  decline: {
    about: 'What happens when the user declines: a redirect with error=access_denied, or no redirect.',
    values: oneOf('redirect', 'stay'),
    2026: 'redirect',
    2020: 'redirect',
    confidence: 'unknown',
    source: ['RFC 6749, section 4.1.2.1'],
  },
  consentOnRepeat: {
    about: 'Whether a user who has authorized the app before is asked again.',
    values: oneOf('skip-unless-scopes-grew', 'skip', 'ask'),
    2026: 'skip-unless-scopes-grew',
    2020: 'skip',
    confidence: 'documented',
    source: ['devforum.zoom.us/t/10375', 'marketplace.zoom.us/docs/guides/auth/oauth'],
  },
  authorizeErrorPageStatus: {
    about: 'The HTTP status of an authorize error shown as a page.',
    values: z.union([z.literal(200), z.literal(400)]),
    2026: 400,
    2020: 400,
    confidence: 'unknown',
    source: [],
  },
  reauthorizeRevokesRefresh: {
    about: 'A newer grant of the same user for the same app ends the older one’s refresh token.',
    values: onOff,
    2026: true,
    2020: true,
    confidence: 'documented',
    source: [
      'developers.zoom.us/docs/integrations/oauth-error-messages (4741)',
      'github.com/iamfatness/CoreVideo/pull/196',
    ],
  },
  reauthorizeRevokesAccess: {
    about: 'A newer grant also ends the older one’s access token, at once.',
    values: onOff,
    2026: true,
    2020: true,
    confidence: 'inferred',
    source: ['github.com/zoom/skills, skills/oauth/concepts/token-lifecycle.md'],
  },
  refreshRotates: {
    about: 'A refresh returns a new refresh token, and the old one stops working at once.',
    values: onOff,
    2026: true,
    2020: true,
    confidence: 'documented',
    source: ['devforum.zoom.us/t/10375', 'github.com/zoom/skills, skills/oauth/SKILL.md'],
  },
  refreshRevokesPreviousAccess: {
    about: 'A refresh ends the access token that was issued before it.',
    values: onOff,
    2026: false,
    2020: true,
    confidence: 'unknown',
    source: ['devforum.zoom.us/t/72070'],
  },
  refreshReuseKillsFamily: {
    about: 'Using a rotated refresh token ends every token of its grant.',
    values: onOff,
    2026: false,
    2020: false,
    confidence: 'unknown',
    source: ['RFC 9700, section 4.14.2'],
  },
  expiresIn: {
    about: 'The lifetime of an access token, in seconds; also its expires_in.',
    values: seconds,
    2026: 3599,
    2020: 3599,
    confidence: 'logged',
    source: ['github.com/zoom/skills, skills/oauth/SKILL.md', 'github.com/kyleboe/zoom_rb, spec/fixtures'],
  },
  refreshTtl: {
    about: 'The lifetime of a refresh token, in seconds: 90 days, formerly 15 years.',
    values: seconds,
    2026: 90 * 24 * 3600,
    2020: 473_040_000,
    confidence: 'documented',
    source: ['github.com/zoom/skills, skills/oauth/SKILL.md', 'marketplace.zoom.us/docs/guides/auth/oauth'],
  },
  draftRefreshTtl: {
    about: 'The lifetime of a refresh token of an unpublished app, in seconds.',
    values: seconds,
    2026: 3600,
    2020: 473_040_000,
    confidence: 'logged',
    source: ['a production runbook of 2026'],
  },
  refreshTolerance: {
    about: 'How many of a grant’s latest refresh tokens work. More than one only for version 7, on request.',
    values: z.int().min(1).max(100),
    2026: 1,
    2020: 1,
    confidence: 'logged',
    source: ['devforum.zoom.us/t/74432', 'devforum.zoom.us/t/95429', 'devforum.zoom.us/t/10375'],
  },
  accountExpiresIn: {
    about: 'The lifetime of a server-to-server or client-credentials token, in seconds.',
    values: seconds,
    2026: 3600,
    2020: 3600,
    confidence: 'documented',
    source: ['developers.zoom.us/docs/rooms/s2s-oauth'],
  },
  accountTokenReplacesPrevious: {
    about: 'A new server-to-server token ends the previous one with the same token_index (until June 2023).',
    values: onOff,
    2026: false,
    2020: true,
    confidence: 'documented',
    source: ['devforum.zoom.us/t/72070', 'developers.zoom.us/docs/rooms/s2s-oauth'],
  },
  deviceCodeTtl: {
    about: 'How long a device code can be redeemed, in seconds.',
    values: seconds,
    2026: 900,
    2020: 900,
    confidence: 'documented',
    source: ['github.com/zoom/skills, skills/oauth/SKILL.md'],
  },
  devicePollInterval: {
    about: 'How long a device must wait between two polls, in seconds.',
    values: seconds,
    2026: 5,
    2020: 5,
    confidence: 'documented',
    source: ['github.com/zoom/skills, skills/oauth/SKILL.md'],
  },
  signedOutHop: {
    about: 'If nobody is signed in, the browser is sent to /oauth/signin before the consent page.',
    values: onOff,
    2026: false,
    2020: false,
    confidence: 'logged',
    source: ['github.com/calcom/cal.diy/issues/656'],
  },
  tokenFormat: {
    about: 'The text of tokens: a JWT with the claims of version 6, 7 or 8, or opaque.',
    values: oneOf('v8', 'v7', 'v6', 'opaque'),
    2026: 'v8',
    2020: 'v7',
    confidence: 'inferred',
    source: ['devforum.zoom.us/t/25064', 'devforum.zoom.us/t/7899'],
  },
  tokenBodyHasApiUrl: {
    about: 'Token responses contain api_url, the base of the REST API.',
    values: onOff,
    2026: true,
    2020: false,
    confidence: 'documented',
    source: ['github.com/zoom/skills, skills/oauth/SKILL.md'],
  },
  tokenBodyShape: {
    about:
      'The JSON of a token response: as documented, or unusual, with keys and scopes in reverse order and an extra key of the mock’s own.',
    values: oneOf('documented', 'unusual'),
    2026: 'documented',
    2020: 'documented',
    confidence: 'inferred',
    source: [
      'github.com/zoom/skills, skills/oauth/SKILL.md',
      'github.com/Jericho/ZoomNet, Utilities/OAuthTokenHandler.cs (sorts the scopes)',
    ],
  },
  jsonCharset: {
    about: 'The Content-Type of Zoom’s JSON: application/json alone, or with a charset.',
    values: oneOf('none', 'utf-8'),
    2026: 'none',
    2020: 'none',
    confidence: 'unknown',
    source: [],
  },
  apiTokenInQuery: {
    about: 'An access token in the query string of an API call.',
    values: oneOf('refuse', 'accept'),
    2026: 'refuse',
    2020: 'accept',
    confidence: 'logged',
    source: ['github.com/giorgosavgeris/passport-zoom-oauth2/issues/6'],
  },
  scopeErrorShape: {
    about: 'The error for a missing scope: 4711, or the one of single endpoints. 104 is not even valid JSON.',
    values: oneOf('4711', '104', '201', '4700'),
    2026: '4711',
    2020: '4711',
    confidence: 'logged',
    source: [
      'github.com/JubaerHossain/zoom-laravel/issues/15',
      'github.com/Jericho/ZoomNet, Extensions/Internal.cs (104)',
      'github.com/zoom/skills, skills/rest-api/references/marketplace-apps.md (201)',
      'developers.zoom.us/docs/api/errors (4700)',
    ],
  },
  deadTokenShape: {
    about: 'The body of a 401: code 124, or status false as in the Contact Center since July 2024.',
    values: oneOf('code-124', 'status-false'),
    2026: 'code-124',
    2020: 'code-124',
    confidence: 'logged',
    source: ['devforum.zoom.us/t/114327'],
  },
  expiredAccessToken: {
    about:
      'The error for an access token that is too old: the one for expired tokens, or the one for any invalid token. Both have been seen.',
    values: oneOf('expired', 'invalid'),
    2026: 'expired',
    2020: 'expired',
    confidence: 'logged',
    source: [
      'github.com/tl-its-umich-edu/remote-office-hours-queue/issues/512',
      'github.com/airbytehq/airbyte, source-zoom, unit_tests',
    ],
  },
  retryAfter: {
    about:
      'Retry-After when a daily limit is used up: a date, as Zoom documents it, or seconds, as in RFC 9110.',
    values: oneOf('iso', 'seconds'),
    2026: 'iso',
    2020: 'iso',
    confidence: 'documented',
    source: ['github.com/zoom/skills, skills/rest-api/references/rate-limits.md'],
  },
  maxPageSize: {
    about:
      'The largest page of a list; a larger page_size is reduced to it. 2000 was seen in September 2026.',
    values: z.int().min(1).max(10_000),
    2026: 300,
    2020: 300,
    confidence: 'documented',
    source: ['developers.zoom.us/docs/api/pagination', 'a published API evaluation of September 2026'],
  },
  meetingListPaging: {
    about: 'Whether lists of meetings have next_page_token, or page_count and page_number.',
    values: oneOf('token', 'page-number'),
    2026: 'token',
    2020: 'page-number',
    confidence: 'logged',
    source: ['github.com/kyleboe/zoom_rb, spec/fixtures', 'published answers of 2020 and 2021'],
  },
  refreshTokenInQuery: {
    about: 'A refresh token in the query string of the token endpoint, or a token in that of revoke.',
    values: oneOf('accept', 'refuse'),
    2026: 'accept',
    2020: 'accept',
    confidence: 'unknown',
    source: ['devsupport.zoom.us article 12363164278669'],
  },
  accountParametersInQuery: {
    about:
      'Parameters of account_credentials in the query string. Most are served; some have got “Bad Request” until they moved them into the body.',
    values: oneOf('accept', 'refuse'),
    2026: 'accept',
    2020: 'accept',
    confidence: 'unknown',
    source: ['devforum.zoom.us/t/124925'],
  },
  userOfAnotherAccount: {
    about:
      'The response to a call for a user of another account: code 1001 as for an unknown user, or code 1010, as in 2019.',
    values: oneOf('unknown-user', 'not-on-this-account'),
    2026: 'unknown-user',
    2020: 'not-on-this-account',
    confidence: 'unknown',
    source: ['github.com/mattermost/mattermost-plugin-zoom/issues/43'],
  },
  inactiveUserTokens: {
    about:
      'The tokens of a Zoom user who was deactivated: they go on working, or are refused like those of a user who was removed.',
    values: oneOf('work', 'refuse'),
    2026: 'work',
    2020: 'work',
    confidence: 'unknown',
    source: [],
  },
  ownerUninstallEndsAll: {
    about:
      'When the owner of an account uninstalls an admin-managed app, the tokens of everybody in the account end. Only the owner’s event is sent, and the others still see the app as installed.',
    values: onOff,
    2026: true,
    2020: true,
    confidence: 'logged',
    source: ['devforum.zoom.us/t/42658'],
  },
  apiBodies: {
    about:
      'The keys of users, meetings and access keys, and the passcodes in links: those of responses recorded in 2026, or of older ones.',
    values: oneOf('2026', '2022'),
    2026: '2026',
    2020: '2022',
    confidence: 'logged',
    source: [
      'github.com/NangoHQ/integration-templates, integrations/zoom/tests (13 May 2026)',
      'github.com/Jericho/ZoomNet, SampleData',
    ],
  },
  operationWithoutBody: {
    about:
      'The response to an operation that Zoom has and the mock doesn’t, once token, scope and rate limit are right: a problem in the mock’s own shape (501), an empty object, or an empty list.',
    values: oneOf('problem', 'object', 'list'),
    2026: 'problem',
    2020: 'problem',
    confidence: 'unknown',
    source: [],
  },
  revokeUnknownToken: {
    about: 'The response of revoke for an unknown token: success, as in RFC 7009, or an error.',
    values: oneOf('success', 'error'),
    2026: 'success',
    2020: 'success',
    confidence: 'unknown',
    source: ['RFC 7009, section 2.2'],
  },
  revokeTakes: {
    about: 'Which tokens revoke accepts. Zoom documents the access token only.',
    values: oneOf('access-and-refresh', 'access'),
    2026: 'access-and-refresh',
    2020: 'access-and-refresh',
    confidence: 'unknown',
    source: ['github.com/zoom/skills, skills/oauth/SKILL.md'],
  },
  revokeUninstalls: {
    about:
      'Revoking a token also uninstalls the app: the consent is forgotten, and app_deauthorized is sent. Zoom’s staff said so in 2020; nobody has shown it.',
    values: onOff,
    2026: false,
    2020: false,
    confidence: 'documented',
    source: ['devforum.zoom.us/t/18432', 'devforum.zoom.us/t/34578', 'devforum.zoom.us/t/12302'],
  },
  deauthorizedBody: {
    about:
      'The shape of the app_deauthorized event: where event_ts is, if anywhere, or bytes that no JSON writer produces.',
    values: oneOf(...deauthorizedBodies),
    2026: 'event-ts-on-top',
    2020: 'no-event-ts',
    confidence: 'documented',
    source: [
      'github.com/zoom/skills, skills/oauth/SKILL.md',
      'marketplace.zoom.us/docs/guides/publishing/data-compliance',
      'github.com/Jericho/ZoomNet, WebhooksResource',
    ],
  },
  draftAppsAreTold: {
    about: 'app_deauthorized is also sent to unpublished apps.',
    values: onOff,
    2026: false,
    2020: false,
    confidence: 'documented',
    source: ['github.com/zoom/skills, skills/oauth/SKILL.md'],
  },
  uninstallEndsTokens: {
    about:
      'An uninstall ends the user’s tokens before the app hears of it. If off, they work until they are revoked.',
    values: onOff,
    2026: true,
    2020: true,
    confidence: 'logged',
    source: ['devforum.zoom.us/t/42658', 'devforum.zoom.us/t/143642', 'devforum.zoom.us/t/78491'],
  },
  webhookTimeout: {
    about: 'How long an app may take to respond to a webhook, in milliseconds of the machine’s clock.',
    values: z.int().min(1).max(600_000),
    2026: 3000,
    2020: 3000,
    confidence: 'documented',
    source: ['devsupport.zoom.us article 360059893812', 'developers.zoom.us/blog/webhook-delays'],
  },
  basicAuthEscaping: {
    about:
      'Basic credentials that are percent-encoded first, as RFC 6749, 2.3.1 requires and some libraries do.',
    values: oneOf('accept', 'refuse'),
    2026: 'accept',
    2020: 'accept',
    confidence: 'unknown',
    source: ['github.com/panva/oauth4webapi/issues/148'],
  },
} as const satisfies Record<string, SwitchRow>

interface SwitchRow {
  readonly about: string
  readonly values: z.ZodType
  readonly 2026: unknown
  readonly 2020: unknown
  readonly confidence: Confidence
  readonly source: readonly string[]
}

type Table = typeof switchTable
export type SwitchName = keyof Table
/** One setting for each switch: how the mock behaves now. docs/control-api.md#switches lists them. */
export type Switches = { readonly [Name in SwitchName]: z.infer<Table[Name]['values']> }

/** The schema of a set of overrides, for options, files and the control API. It refuses unknown switches. */
export const switchesSchema = z.strictObject(
  Object.fromEntries(
    Object.entries(switchTable).map(([name, row]) => [name, row.values.optional().describe(row.about)]),
  ),
) as z.ZodType<Partial<Switches>>
/** Single switches, to be set. */
export type SwitchesInput = Partial<Switches>

/** The switches of a profile, some of them overridden. Later overrides win. */
export function switchesOf(profile: ProfileName, ...overrides: readonly Partial<Switches>[]): Switches {
  const settings = Object.entries(switchTable).map(([name, row]) => [name, row[profile]])
  return Object.assign(Object.fromEntries(settings), ...overrides)
}
