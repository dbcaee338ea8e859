import type { Refusal, RefusalReason } from '../domain/refusal.ts'
import {
  deadTokenShape,
  resourceErrors,
  scopeErrorShape,
  unknownUser,
  zakScopeMissing,
} from './api-errors.ts'
import type { Switches } from './profiles.ts'
import type { ErrorRow, ZoomAnswer } from './zoom-answer.ts'
import { answer, asSure, same } from './zoom-answer.ts'

const errorTable = 'developers.zoom.us/docs/integrations/oauth-error-messages'
const guess = (status: number, body: string, ...source: string[]) =>
  answer('unknown', status, body, ...source)
const logged = (status: number, body: string, ...source: string[]) =>
  answer('logged', status, body, ...source)

/** One sentence for everything that can be wrong with a code: Zoom does not say which. */
const badCode: ErrorRow = {
  2026: logged(
    400,
    '{"reason":"Invalid authorization code","error":"invalid_grant"}',
    'devforum.zoom.us/t/137623',
  ),
  2020: logged(
    400,
    '{"reason":"Invalid authorization code {code}","error":"invalid_request"}',
    'devforum.zoom.us/t/12302',
    'github.com/Jericho/ZoomNet/issues/36',
  ),
}

/** RFC 7636 asks for invalid_grant here; the 2020 wording is that of any bad code, as in devforum.zoom.us/t/77062. */
const badVerifier: ErrorRow = {
  2026: badCode[2026],
  2020: { ...badCode[2020], confidence: 'inferred' },
}

const redirectMismatch: ErrorRow = {
  2026: guess(
    400,
    '{"reason":"Redirect URI mismatch","error":"invalid_grant"}',
    'github.com/Jericho/ZoomNet/issues/61',
  ),
  2020: guess(
    400,
    '{"reason":"Redirect URI mismatch","error":"invalid_request"}',
    'github.com/Jericho/ZoomNet/issues/61',
  ),
}

const deadRefreshToken: ErrorRow = {
  2026: logged(
    400,
    '{"reason":"Invalid Token!","error":"invalid_grant"}',
    'github.com/raycast/extensions/issues/10896',
    'github.com/iamfatness/CoreVideo/pull/196',
  ),
  2020: logged(
    401,
    '{"reason":"Invalid Token!","error":"invalid_request"}',
    'github.com/mattermost/mattermost-plugin-zoom/issues/203',
    'github.com/calcom/cal.diy/pull/729',
  ),
}

const badClient = same(
  logged(
    400,
    '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}',
    'github.com/JubaerHossain/zoom-laravel/issues/3',
  ),
)

const unsupportedGrant = same(
  logged(
    400,
    '{"reason":"unsupported grant type","error":"unsupported_grant_type"}',
    'github.com/JubaerHossain/zoom-laravel/issues/4',
    'github.com/zoom/server-to-server-oauth-token/issues/3',
  ),
)

const badRequest = same(
  guess(
    400,
    '{"reason":"Bad Request","error":"invalid_request"}',
    'airbytehq/airbyte source-zoom, test_authenticator.py',
  ),
)

const disabledAtToken = same(
  guess(400, '{"reason":"The app has been disabled","error":"invalid_client"}', `${errorTable} (4717)`),
)

const badRedirect: ErrorRow = {
  2026: {
    status: 400,
    body: '{"status":false,"errorCode":4700,"errorMessage":"Invalid redirect url","result":null}',
    page: 'Invalid redirect: {redirect_uri} (4,700)',
    confidence: 'logged',
    source: ['github.com/FerroxLabs/wayland/issues/1158', 'github.com/ArcadeAI/docs/pull/1102'],
  },
  2020: {
    status: 400,
    body: '{"status":false,"errorCode":4700,"errorMessage":"Invalid redirect: {redirect_uri}","result":null}',
    page: 'Invalid redirect: {redirect_uri} (4,700)',
    confidence: 'logged',
    source: ['github.com/mattermost/mattermost-plugin-zoom/pull/253'],
  },
}

const unknownClientAtAuthorize: ErrorRow = {
  2026: {
    status: 400,
    body: '{"status":false,"errorCode":4702,"errorMessage":"Invalid client_id: {client_id}","result":null}',
    page: 'Invalid client_id (4,700)',
    confidence: 'logged',
    source: ['alexxvives/Academo, docs', 'a production runbook of 2026 (page)'],
  },
  2020: {
    status: 400,
    body: '{"status":false,"errorCode":4700,"errorMessage":"Invalid client_id: {client_id}","result":null}',
    page: 'Invalid client_id: {client_id} (4,702)',
    confidence: 'logged',
    source: ['github.com/transloadit/uppy/issues/3741', 'diderot-feedback#89 (page)'],
  },
}

/** A guess in Zoom's envelope: the number is its catch-all. */
const authorizeGuess = (message: string, ...source: string[]): ErrorRow =>
  same({
    status: 400,
    body: `{"status":false,"errorCode":4700,"errorMessage":"${message}","result":null}`,
    page: `${message} (4,700)`,
    confidence: 'unknown',
    source,
  })

const badAccessToken: ErrorRow = {
  ...same(
    logged(
      401,
      '{"code":124,"message":"Invalid access token."}',
      'github.com/MacsiDigital/laravel-zoom/issues/22',
      'devforum.zoom.us/t/74432',
    ),
  ),
  instead: deadTokenShape,
}

const expiredAccessToken: ErrorRow = {
  ...same(
    logged(
      401,
      '{"code":124,"message":"Access token is expired."}',
      'github.com/tl-its-umich-edu/remote-office-hours-queue/issues/512',
      'github.com/Jericho/ZoomNet/issues/193',
    ),
  ),
  instead: (switches) =>
    deadTokenShape(switches) ??
    (switches.expiredAccessToken === 'invalid' ? badAccessToken[switches.errorDialect] : undefined),
}

const scopeMissing: ErrorRow = {
  2026: logged(
    400,
    '{"code":4711,"message":"Invalid access token, does not contain scopes:[{scopes}]."}',
    'github.com/JubaerHossain/zoom-laravel/issues/15',
    'github.com/lanec/zoom-batch-downloader/issues/34',
  ),
  2020: logged(
    400,
    '{"code":4711,"message":"Invalid access token, does not contain scopes: [{scopes}]."}',
    'github.com/jrchamp/moodle-mod_zoom/issues/474',
  ),
  instead: scopeErrorShape,
}

/** Zoom has been seen to send a body of this form: github.com/raycast/extensions/issues/10525. */
const bareGrantError = (error: string): ErrorRow =>
  same(
    guess(
      400,
      `{"error":"${error}"}`,
      'github.com/zoom/skills, skills/oauth/SKILL.md',
      'RFC 8628, section 3.5',
    ),
  )

/**
 * What Zoom says for each true reason, in each era. This is the only place with error texts. The keys of a body are in
 * Zoom's order. At the token endpoint, `reason` comes before `error` in every report that shows a body.
 */
export const zoomErrors: Readonly<Record<RefusalReason, ErrorRow>> = {
  // authorize: shown by Zoom, never sent to the redirect URI
  'authorize-client-unknown': unknownClientAtAuthorize,
  'authorize-app-disabled': same({
    status: 400,
    body: '{"status":false,"errorCode":4717,"errorMessage":"The app has been disabled","result":null}',
    page: 'The app has been disabled (4,717)',
    confidence: 'inferred',
    source: [`${errorTable} (4717)`],
  }),
  'redirect-uri-not-registered': badRedirect,
  'redirect-uri-is-localhost': badRedirect,
  'response-type-unsupported': authorizeGuess('Invalid response_type'),
  'scope-not-allowed': authorizeGuess(
    'Invalid scope',
    'github.com/tl-its-umich-edu/remote-office-hours-queue/issues/342',
    'github.com/keybase/managed-bots/issues/289',
  ),
  // The page was logged; that the JSON of it looks like the others is a guess.
  'scopes-separated-by-spaces': same({
    status: 400,
    body: '{"status":false,"errorCode":4700,"errorMessage":"Oops! We were unable to complete your request. Please try again.","result":null}',
    page: 'Oops! We were unable to complete your request. Please try again. (4,700)',
    confidence: 'logged',
    source: ['github.com/NangoHQ/nango/pull/2816'],
  }),
  'app-not-published': {
    2026: {
      status: 400,
      body: '{"status":false,"errorCode":4700,"errorMessage":"Unable to install this app without the developer\'s account. Please contact the app developer to install.","result":null}',
      page: "Unable to install this app without the developer's account. Please contact the app developer to install.",
      confidence: 'logged',
      source: ['github.com/Calnode/calnode/issues/35', 'github.com/simstudioai/sim/issues/5704'],
    },
    2020: {
      status: 400,
      body: '{"status":false,"errorCode":4700,"errorMessage":"Application not found","result":null}',
      page: 'Application not found',
      confidence: 'logged',
      source: [
        'github.com/mattermost/mattermost-plugin-zoom/issues/290',
        'github.com/mattermost/mattermost-plugin-zoom/issues/177',
      ],
    },
  },
  // The page was logged; that the JSON of it looks like the others is a guess.
  'admin-required': same({
    status: 400,
    body: '{"status":false,"errorCode":4700,"errorMessage":"An account admin is required to install this type of app. Please contact your account admin or IT administrator to install this app.","result":null}',
    page: 'An account admin is required to install this type of app. Please contact your account admin or IT administrator to install this app.',
    confidence: 'logged',
    source: ['devforum.zoom.us/t/50993'],
  }),
  // The page was logged; that the JSON of it looks like the others is a guess.
  'app-not-approved': same({
    status: 400,
    body: '{"status":false,"errorCode":4700,"errorMessage":"You cannot authorize {app_name}","result":null}',
    page: 'You cannot authorize {app_name}',
    confidence: 'logged',
    source: ['support.okta.com, “Zoom Universal Logout Setup Showing You Cannot Authorize”'],
  }),
  // They don’t get past Zoom’s sign-in page; its words are not on record.
  'user-not-active': authorizeGuess('Your account is not active. Please contact your account admin.'),
  'code-challenge-method-unsupported': authorizeGuess('Invalid code_challenge_method'),
  'code-challenge-missing': authorizeGuess('Invalid code_challenge', 'developers.zoom.us/blog/public-pkce'),
  'authorize-parameter-repeated': authorizeGuess('Bad Request'),

  // token and revoke: before a code or token is looked at
  'client-credentials-missing': same(
    guess(
      400,
      '{"reason":"Client ID or client secret is missing.","error":"invalid_client"}',
      `${errorTable} (4706)`,
    ),
  ),
  'client-unknown': badClient,
  'client-secret-wrong': badClient,
  'app-disabled': disabledAtToken,
  'grant-type-missing': same(
    guess(400, '{"reason":"Missing grant type.","error":"invalid_request"}', `${errorTable} (4706)`),
  ),
  'grant-type-unsupported': unsupportedGrant,
  'body-not-form-encoded': unsupportedGrant,
  'parameter-repeated': badRequest,
  'token-in-query': badRequest,
  'account-parameters-in-query': badRequest,

  // token: codes
  'code-missing': {
    2026: { ...badCode[2026], confidence: 'inferred' },
    2020: guess(400, '{"reason":"Invalid authorization code","error":"invalid_request"}'),
  },
  'code-unknown': badCode,
  'code-spent': badCode,
  'code-replaced': asSure('unknown', badCode),
  'code-expired': asSure('unknown', badCode),
  'code-for-another-app': asSure('inferred', badCode),
  'redirect-uri-missing': redirectMismatch,
  'redirect-uri-mismatch': redirectMismatch,
  'pkce-verifier-missing': badVerifier,
  'pkce-mismatch': badVerifier,
  'pkce-verifier-unexpected': asSure('unknown', badCode),
  'code-owner-removed': asSure('unknown', badCode),

  // token: refresh tokens
  'refresh-token-missing': deadRefreshToken,
  'refresh-token-unknown': deadRefreshToken,
  'not-a-refresh-token': deadRefreshToken,
  'refresh-token-for-another-app': deadRefreshToken,
  'refresh-token-rotated': deadRefreshToken,
  'refresh-token-revoked': deadRefreshToken,
  'refresh-token-superseded': deadRefreshToken,
  'refresh-token-expired': deadRefreshToken,

  'refresh-token-owner-removed': deadRefreshToken,

  // token: device codes. RFC 8628's names are documented; the bodies are not.
  'device-flow-off': badRequest,
  'device-code-missing': bareGrantError('invalid_grant'),
  'device-code-unknown': bareGrantError('invalid_grant'),
  'device-code-for-another-app': bareGrantError('invalid_grant'),
  'device-code-spent': bareGrantError('invalid_grant'),
  'device-code-expired': bareGrantError('expired_token'),
  'device-declined': bareGrantError('access_denied'),
  'device-polled-too-fast': bareGrantError('slow_down'),
  'device-pending': bareGrantError('authorization_pending'),
  'device-owner-removed': bareGrantError('invalid_grant'),

  // token: the app's own account
  'account-grant-for-another-kind-of-app': unsupportedGrant,
  'account-id-missing': badRequest,
  'account-id-wrong': same(
    logged(
      400,
      '{"reason":"Bad Request","error":"invalid_request"}',
      'github.com/Jericho/ZoomNet/issues/272',
    ),
  ),
  'account-has-no-owner': badRequest,

  // revoke
  'revoke-token-missing': same(
    guess(400, '{"reason":"Token cannot be empty.","error":"invalid_request"}', `${errorTable} (4700)`),
  ),
  'revoke-token-unknown': same(guess(400, '{"reason":"Invalid Token!","error":"invalid_request"}')),

  // API
  'access-token-missing': asSure('inferred', badAccessToken),
  'access-token-unknown': badAccessToken,
  'not-an-access-token': badAccessToken,
  'access-token-revoked': badAccessToken,
  'access-token-superseded': badAccessToken,
  'access-token-expired': expiredAccessToken,
  'access-token-in-query': same(
    logged(
      401,
      '{"code":124,"message":"Invalid access token, this access token is not supported as query parameter string."}',
      'github.com/giorgosavgeris/passport-zoom-oauth2/issues/6',
    ),
  ),
  'access-token-owner-removed': asSure('inferred', unknownUser),
  'client-credentials-of-an-account': same(
    logged(400, '{"code":200,"message":"Invalid api key or secret."}', 'devforum.zoom.us/t/79648'),
  ),
  // Four independent apps handle it so; nobody published the response itself.
  'me-without-a-user': same(
    answer(
      'inferred',
      404,
      '{"code":1001,"message":"User does not exist: me."}',
      'github.com/zoom/skills, skills/rest-api/concepts/api-architecture.md',
    ),
  ),
  'scope-missing': scopeMissing,
  ...resourceErrors,
}

/** Zoom's response to a refusal, with the switches as they are now. */
export function zoomAnswerFor(
  reason: RefusalReason,
  switches: Switches,
  wording?: Refusal['wording'],
): ZoomAnswer {
  const row = zoomErrors[reason]
  if (wording === 'zak' && switches.scopeErrorShape === '4711') return zakScopeMissing
  return row.instead?.(switches) ?? row[switches.errorDialect]
}

/** The body for a refusal, its placeholders filled with JSON-escaped values. */
export function fillBody(template: string, values: Readonly<Record<string, string>>): string {
  return fill(template, values, (value) => JSON.stringify(value).slice(1, -1))
}

/** The page's line for a refusal, its placeholders filled. The page escapes it for HTML. */
export function fillPage(template: string, values: Readonly<Record<string, string>>): string {
  return fill(template, values, (value) => value)
}

function fill(
  template: string,
  values: Readonly<Record<string, string>>,
  write: (value: string) => string,
): string {
  return template.replace(/\{(=?)([a-z_]+)\}/g, (_, bare: string, name: string) => {
    const value = values[name] ?? ''
    return bare ? value : write(value)
  })
}
