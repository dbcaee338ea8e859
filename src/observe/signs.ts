import type { RefusalReason } from '../mock-zoom/domain/refusal.ts'

/** How to tell a reason from the others that Zoom reports with the same words. */
export interface Sign {
  /** What to look for, as an instruction. */
  readonly lookFor: string
  /** The finding whose fix applies when this is the reason; null if nothing has to be fixed in the app. */
  readonly finding: string | null
}

/** What Zoom also reports in these words, although the mock refuses nothing for it. */
export type OtherReason =
  | 'consent-declined'
  | 'url-validation-failed'
  | 'disabled-by-admin'
  | 'outage-of-zoom'

export const otherSigns: Readonly<Record<OtherReason, Sign>> = {
  'consent-declined': sign(
    'If it came to the redirect URI: the person pressed Decline on Zoom’s page. Say so, and offer to begin again.',
    null,
  ),
  'url-validation-failed': sign(
    'Send endpoint.url_validation to your webhook URL: it has to answer within 3 seconds with status 200 and JSON with plainToken and encryptedToken, an HMAC under the secret token.',
    'url-validation-wrong',
  ),
  'disabled-by-admin': sign(
    'Ask the admin of the person’s Zoom account: the approval of the app was withdrawn.',
    null,
  ),
  'outage-of-zoom': sign('Look at status.zoom.us, and try again later: the fault is at Zoom.', null),
}

/**
 * One sign for each reason. Zoom’s own words are in zoom/errors.ts, and nowhere else. Reasons that share their words are
 * listed with the likeliest first: how often people have reported them, and then how easily they happen.
 */
export const signs: Readonly<Record<RefusalReason, Sign>> = {
  // “Invalid authorization code”
  'code-spent': sign(
    'Search your logs for an earlier exchange of the same code. If it was hours or days ago, the app reads an old code from its database; if it was moments ago, the callback runs twice.',
    'stale-code-after-reconnect',
  ),
  'code-expired': sign(
    'Compare the time of the callback with the time of the exchange: a code lives for a few minutes. A queue, a sleeping worker or a breakpoint in between is enough.',
    'code-expired',
  ),
  'pkce-mismatch': sign(
    'If your authorize URL has a code_challenge, check that the exchange sends the code_verifier of that same attempt, and that the method is S256.',
    'pkce-mismatch',
  ),
  'pkce-verifier-missing': sign(
    'If your authorize URL has a code_challenge, check that the exchange sends a code_verifier at all.',
    'pkce-verifier-missing',
  ),
  'code-unknown': sign(
    'Compare the code in the callback URL with the one that is sent, character by character: cut off, encoded twice, in quotes, or something else in its place.',
    'code-mangled',
  ),
  'code-for-another-app': sign(
    'Compare the client_id of the authorize URL with the client id of the exchange: development and production credentials may be mixed.',
    'code-for-another-app',
  ),
  'code-replaced': sign(
    'Check whether the same person started to connect again before this code was exchanged, in a second tab for example.',
    'stale-code-after-reconnect',
  ),
  'code-missing': sign(
    'Check that the exchange has a parameter named code, and that it isn’t empty.',
    'nothing-in-place-of-a-value',
  ),
  'pkce-verifier-unexpected': sign(
    'Check whether the exchange has a code_verifier although the authorize URL had no code_challenge.',
    'pkce-challenge-missing',
  ),
  'code-owner-removed': sign('Ask whether the Zoom user was removed between consent and exchange.', null),

  // “Redirect URI mismatch”
  'redirect-uri-mismatch': sign(
    'Compare the redirect_uri of the authorize URL with that of the exchange, byte for byte: scheme, port, trailing slash, upper and lower case.',
    'redirect-uri-mismatch',
  ),
  'redirect-uri-missing': sign(
    'Check that the exchange has a redirect_uri: it is required there as well.',
    'redirect-uri-mismatch',
  ),

  // “Invalid Token!”
  'refresh-token-rotated': sign(
    'Look for an earlier refresh with the same token: each refresh returns a new refresh token, and the old one is dead. Two requests or servers that refresh at once do this too.',
    'refresh-token-reused',
  ),
  'refresh-token-superseded': sign(
    'Check whether the same Zoom user has authorized the same app again: the newer authorization ends the older tokens, in every copy of your app that shares the client id.',
    'grant-superseded',
  ),
  'refresh-token-revoked': sign(
    'Check whether your app revoked the token, or the person uninstalled the app in the Marketplace (app_deauthorized).',
    'token-used-after-revoke',
  ),
  'refresh-token-expired': sign(
    'Compare the token’s exp claim, or its age, with the time of the request: unused for some months, it is dead.',
    'dead-refresh-token-kept',
  ),
  'not-a-refresh-token': sign(
    'Decode the token that was sent: an access token may have been stored as the refresh token.',
    'token-of-the-wrong-kind',
  ),
  'refresh-token-for-another-app': sign(
    'Compare the client id in the token with the credentials of the request: development and production may be mixed.',
    'refresh-token-of-another-app',
  ),
  'refresh-token-unknown': sign(
    'Compare the length of the stored token with the one that Zoom sent: a column that is too short cuts it off, and quotes or line breaks alter it.',
    'token-cut-off',
  ),
  'refresh-token-missing': sign(
    'Check that the request has a refresh_token, and not “null”, “undefined” or nothing.',
    'nothing-in-place-of-a-value',
  ),
  'refresh-token-owner-removed': sign('Ask whether the Zoom user was removed from the account.', null),
  'revoke-token-unknown': sign(
    'If the request was a revocation: the token was dead before, is a refresh token, or belongs to another app.',
    null,
  ),

  // Credentials
  'client-secret-wrong': sign(
    'Compare the client secret with the one in the Marketplace: after a rotation, in quotes, with a line break, or that of the other environment.',
    'client-secret-wrong',
  ),
  'client-unknown': sign(
    'Compare the client id with the one in the Marketplace, and check that it isn’t the account id or the name of a variable.',
    'client-id-unknown',
  ),
  'client-credentials-missing': sign(
    'Check that the request has an Authorization: Basic header with client id and secret.',
    'client-credentials-missing',
  ),
  'app-disabled': sign('Look at the app in the Marketplace: it is deactivated.', 'app-disabled'),

  // “unsupported grant type”
  'body-not-form-encoded': sign(
    'Look at the Content-Type of the token request: with JSON, Zoom finds no grant_type in it.',
    'json-token-request',
  ),
  'account-grant-for-another-kind-of-app': sign(
    'If the grant_type is account_credentials, check that the app is a server-to-server app; client_credentials is for apps with a secret.',
    'grant-of-another-kind-of-app',
  ),
  'grant-type-unsupported': sign(
    'Read the grant_type that is sent, letter by letter: authorization_code, refresh_token, account_credentials.',
    'grant-type-wrong',
  ),
  'grant-type-missing': sign('Check that the request has a grant_type.', 'grant-type-wrong'),

  // “Bad Request”
  'account-id-wrong': sign(
    'If the grant_type is account_credentials, compare the account_id with the one that the Marketplace shows for this app.',
    'account-id-wrong',
  ),
  'account-id-missing': sign(
    'If the grant_type is account_credentials, check that the request has an account_id.',
    'account-id-wrong',
  ),
  'account-parameters-in-query': sign(
    'Check whether the parameters are in the URL instead of the body.',
    'account-parameters-in-query',
  ),
  'parameter-repeated': sign(
    'Look for a parameter that is sent twice with two values, in the URL and in the body for example.',
    'parameter-repeated',
  ),
  'token-in-query': sign(
    'Check whether the token is in the URL instead of the body.',
    'refresh-token-in-query',
  ),
  'account-has-no-owner': sign(
    'Ask whether the person who created the app was removed from the account.',
    null,
  ),
  'device-flow-off': sign('Look for “Use App on Device” in the app’s settings.', 'device-flow-off'),

  // Devices
  'device-pending': sign('Nothing is wrong: nobody has entered the user code yet. Poll again.', null),
  'device-polled-too-fast': sign(
    'Measure the time between two polls: it has to be at least the interval that Zoom sent.',
    'device-polled-too-fast',
  ),
  'device-declined': sign(
    'The person declined. Stop polling, and offer to begin again.',
    'device-polled-after-the-end',
  ),
  'device-code-expired': sign(
    'Compare the age of the device code with its expires_in.',
    'device-polled-after-the-end',
  ),
  'device-code-spent': sign('Look for an earlier poll that brought tokens.', 'device-polled-after-the-end'),
  'device-code-unknown': sign(
    'Compare the device_code with the one that Zoom sent; user_code is another one.',
    'value-of-another-kind',
  ),
  'device-code-missing': sign('Check that the poll has a device_code.', 'nothing-in-place-of-a-value'),
  'device-code-for-another-app': sign(
    'Compare the client id of the poll with the one that asked for the device code.',
    'device-code-of-another-app',
  ),
  'device-owner-removed': sign('Ask whether the Zoom user was removed.', null),

  'revoke-token-missing': sign(
    'Check that the revocation has a parameter named token, in the body.',
    'nothing-in-place-of-a-value',
  ),

  // “Invalid access token.”
  'access-token-expired': sign(
    'Compare the time of the call with the time of the token and its expires_in, which is one hour.',
    'expired-access-token-kept',
  ),
  'access-token-superseded': sign(
    'Check whether the same Zoom user has authorized the app again, or another server has asked for a token of the same server-to-server app.',
    'grant-superseded',
  ),
  'access-token-revoked': sign(
    'Check whether your app revoked the token, or the person uninstalled the app.',
    'token-used-after-revoke',
  ),
  'access-token-unknown': sign(
    'Compare the token that is sent with the one that Zoom sent: “Bearer” twice, quotes, a line break, or cut off by a short column.',
    'token-altered',
  ),
  'access-token-missing': sign(
    'Check that the call has the header Authorization: Bearer TOKEN. Some clients drop it at a redirect.',
    'access-token-missing',
  ),
  'not-an-access-token': sign(
    'Decode the token that was sent: it may be the refresh token.',
    'token-of-the-wrong-kind',
  ),
  'access-token-in-query': sign(
    'Look at the URL of the call: the token is in it as access_token.',
    'access-token-in-query',
  ),
  'client-credentials-of-an-account': sign(
    'Look at the grant_type with which the token was requested: it is client_credentials, and has to be account_credentials.',
    'client-credentials-open-nothing',
  ),

  // Scopes and things out of reach
  'scope-missing': sign(
    'Compare the scopes that the message names with those of the app in the Marketplace, and with the scope of the token response. People who connected before a scope was added must connect again.',
    'app-lacks-scope',
  ),
  'user-is-not-me': sign(
    'Check whether the call names another user than the token’s own: a user’s token is for “me”.',
    'token-for-another-user',
  ),
  'user-unknown': sign(
    'Look for the user id or email in the account: it is misspelt, pending, or was removed.',
    null,
  ),
  'access-token-owner-removed': sign('Ask whether the token’s own user was removed from the account.', null),
  'me-without-a-user': sign(
    'Check whether a server-to-server token is used with “me”: it speaks for an account, so name a user.',
    'account-token-for-me',
  ),
  'user-of-another-account': sign(
    'Check whether the user belongs to the account of the token.',
    'token-for-another-user',
  ),
  'user-exists': sign('Look for the email in the account, among pending users as well.', null),
  'user-pending': sign('Look at the status of the user: the invitation was not accepted yet.', null),
  'registration-off': sign(
    'Look at the meeting’s approval_type: 2 means that nobody registers. A recurring meeting without fixed times has always 2.',
    null,
  ),
  'registrant-unknown': sign('Check whether the registration is for this meeting.', null),
  'meeting-unknown': sign(
    'Check whether the meeting was deleted, has expired, or whether its number was rounded as a floating point number.',
    null,
  ),
  'meeting-of-another-user': sign('Check whether another user holds the meeting.', 'token-for-another-user'),
  'endpoint-unknown': sign(
    'Compare method and path with Zoom’s documentation; “/v2” twice is common.',
    'base-url-doubled',
  ),
  'endpoint-without-body': sign('This is mock-zoom’s own response: it has no body for the operation.', null),
  'meeting-uuid-encoded-once': sign(
    'Look at the meeting’s UUID in the path: one with a slash has to be encoded twice.',
    'meeting-uuid-encoded-once',
  ),
  'rate-limit-per-second': sign(
    'Count the calls within one second, and wait as long as Retry-After says.',
    'rate-limit-ignored',
  ),
  'rate-limit-per-day': sign('Count the calls of the account since midnight UTC.', 'rate-limit-ignored'),
  'meeting-limit-per-day': sign(
    'Count the meetings that were created or changed for this user today.',
    'rate-limit-ignored',
  ),
  'api-body-not-json': sign(
    'Look at the body of the call: it isn’t JSON, or its Content-Type isn’t.',
    'api-body-wrong',
  ),
  'api-body-invalid': sign('Read the field that the response names.', 'api-body-wrong'),
  'next-page-token-invalid': sign(
    'Check the age of the next_page_token: it lives for 15 minutes, and belongs to the same query.',
    null,
  ),

  // Pages that Zoom shows in the browser
  'redirect-uri-not-registered': sign(
    'Compare the redirect_uri of the authorize URL with the list in the Marketplace, byte for byte, for the same environment (development or production).',
    'redirect-uri-not-registered',
  ),
  'redirect-uri-is-localhost': sign(
    'Check whether the redirect_uri begins with http://localhost, although it is registered.',
    'redirect-uri-is-localhost',
  ),
  'authorize-client-unknown': sign(
    'Read the client_id of the authorize URL: it is empty, a placeholder, or of another app.',
    'client-id-unknown',
  ),
  'authorize-app-disabled': sign('Look at the app in the Marketplace: it is deactivated.', 'app-disabled'),
  'app-not-published': sign(
    'Check whether the person belongs to another account than the app: until it is published, only its own account can install it.',
    'app-not-published',
  ),
  'admin-required': sign(
    'Ask which role the person has in their account: an admin-managed app is installed by its owner or an admin.',
    'admin-required',
  ),
  'app-not-approved': sign(
    'Ask whether the person’s account lets people install only apps that an admin approved.',
    'app-not-approved',
  ),
  'user-not-active': sign(
    'Ask whether the person has accepted the invitation to the account, and was not deactivated.',
    'person-not-active',
  ),
  'scopes-separated-by-spaces': sign(
    'Look at the scope of the authorize URL: several scopes with spaces between them.',
    'scopes-separated-by-spaces',
  ),
  'scope-not-allowed': sign(
    'Compare each scope of the authorize URL with those of the app in the Marketplace.',
    'scope-not-configured',
  ),
  'response-type-unsupported': sign(
    'Check that the authorize URL has response_type=code.',
    'response-type-missing',
  ),
  'code-challenge-missing': sign(
    'Check that the authorize URL of a public app has a code_challenge.',
    'public-app-without-challenge',
  ),
  'code-challenge-method-unsupported': sign(
    'Read the code_challenge_method: there are S256 and plain.',
    'challenge-method-unknown',
  ),
  'authorize-parameter-repeated': sign(
    'Look for a parameter that is in the authorize URL twice, with two values.',
    'parameter-repeated',
  ),
}

function sign(lookFor: string, finding: string | null): Sign {
  return { lookFor, finding }
}
