/**
 * What is done with the app in a written test.
 *
 * - `connect`: somebody opens the page that sends people to Zoom, and allows the app there
 * - `use`: the app is made to call Zoom
 * - `an-hour-later`: Zoom's clock goes on until the access token has expired
 * - `uninstall`: the person removes the app at Zoom, and Zoom sends the event
 */
export type Step = 'connect' | 'use' | 'an-hour-later' | 'uninstall'

/** How to test whether an app still makes a mistake. */
export type Plan =
  /** A contract does, in the situation in which it matters. */
  | { readonly contract: string }
  /** The finding comes back if these steps are repeated. */
  | { readonly steps: readonly Step[] }
  /** It is not the app's code that has to change. */
  | { readonly none: string }

const connect: Plan = { steps: ['connect'] }
const use: Plan = { steps: ['connect', 'use'] }
const life: Plan = { steps: ['connect', 'use', 'an-hour-later', 'use'] }
const events: Plan = { steps: ['connect', 'uninstall'] }
const atZoom: Plan = { none: 'what has to change is the registration of the app at Zoom, not its code' }
const device: Plan = {
  none: 'the device flow needs somebody who enters the code',
}
const by = (contract: string): Plan => ({ contract })

/** Each rule, with the way to a test that is red now and green once it is fixed. */
export const plans: Readonly<Record<string, Plan>> = {
  'stale-code-after-reconnect': by('reconnect-uses-the-new-code'),
  'code-replayed': by('code-is-exchanged-once'),
  'code-in-place-of-refresh': by('refresh-never-sends-the-code'),
  'code-expired': by('expired-code-is-not-the-end'),
  'code-for-another-app': connect,
  // Not every code has the character in question.
  'code-mangled': { steps: ['connect', 'connect', 'connect', 'connect', 'connect', 'connect'] },
  'value-of-another-kind': life,
  'error-stored-as-tokens': by('failed-token-request-is-not-the-end'),
  'nothing-in-place-of-a-value': life,
  'not-from-this-mock': {
    none: 'the tokens are from elsewhere: begin with an empty database, and there is nothing to test',
  },
  'code-never-exchanged': { steps: ['connect', 'an-hour-later', 'connect'] },
  'redirect-uri-not-registered': connect,
  'redirect-uri-is-localhost': connect,
  'redirect-uri-mismatch': by('redirect-uri-is-the-same-both-times'),
  'response-type-missing': connect,
  'pkce-verifier-missing': by('pkce-pair-is-consistent'),
  'pkce-method-mismatch': by('pkce-pair-is-consistent'),
  'challenge-not-base64url': connect,
  'pkce-mismatch': by('pkce-pair-is-consistent'),
  'pkce-challenge-missing': connect,
  'public-app-without-challenge': connect,
  'challenge-method-unknown': connect,
  'state-missing': by('state-is-sent'),
  'state-guessable': by('state-is-unguessable'),
  'state-reused': by('state-is-unguessable'),
  'state-not-encoded': by('state-is-encoded'),
  'install-without-state-accepted': by('callback-without-state-restarts'),
  'refresh-token-reused': by('refresh-is-rotated'),
  'parallel-refresh': by('parallel-calls-make-one-refresh'),
  'refresh-response-lost': by('lost-response-ends-in-reconnect'),
  'dead-refresh-token-kept': by('dead-token-is-given-up'),
  'refresh-token-of-another-app': life,
  'refreshes-too-early': by('one-action-makes-one-refresh'),
  'expired-access-token-kept': by('expired-token-is-refreshed'),
  'token-of-the-wrong-kind': life,
  'token-cut-off': life,
  'token-altered': life,
  'access-token-missing': use,
  'grant-superseded': by('reconnect-without-disconnecting'),
  'zoom-user-connected-twice': by('one-zoom-user-for-two-persons'),
  'new-tokens-not-used': by('new-connection-is-refreshed'),
  'token-used-after-revoke': by('tokens-are-not-used-after-disconnecting'),
  'deauthorization-ignored': by('deauthorization-ends-the-connection'),
  'client-id-unknown': connect,
  'client-secret-wrong': connect,
  'client-credentials-missing': life,
  'app-disabled': atZoom,
  'secret-in-query': by('no-secret-in-a-query'),
  'refresh-token-in-query': by('no-secret-in-a-query'),
  'access-token-in-query': by('no-access-token-in-a-query'),
  'json-token-request': life,
  'grant-type-wrong': life,
  'parameter-repeated': life,
  'grant-of-another-kind-of-app': by('account-token-works'),
  'account-id-wrong': by('account-token-works'),
  'token-request-by-get': life,
  'base-url-doubled': life,
  'operation-unknown': use,
  'endpoint-not-in-the-mock': {
    none: 'the app is right, and the mock has no body for the operation: docs/stubs.md gives it one',
  },
  'meeting-uuid-encoded-once': use,
  'api-body-wrong': use,
  'retry-storm': by('refused-code-is-not-sent-again'),
  'new-token-refused-again': by('second-401-ends-the-account-action'),
  'rate-limit-ignored': by('rate-limit-is-respected'),
  'scope-not-configured': by('unknown-scopes-are-not-requested'),
  'app-lacks-scope': use,
  'scope-not-granted': use,
  'scope-missing-retried': by('scope-error-makes-no-refresh'),
  'account-token-for-every-call': by('account-token-is-kept'),
  'account-token-for-me': by('account-calls-name-a-user'),
  'account-tokens-end-each-other': by('instances-share-the-account-token'),
  'token-for-another-user': use,
  'device-polled-too-fast': device,
  'device-flow-off': atZoom,
  'device-code-of-another-app': device,
  'device-polled-after-the-end': device,
  'webhook-late': by('events-are-answered-in-time'),
  'webhook-refused': events,
  'scopes-separated-by-spaces': connect,
  'app-not-published': atZoom,
  'admin-required': atZoom,
  'app-not-approved': atZoom,
  'person-not-active': atZoom,
  'account-removal-ignored': by('deauthorization-ends-the-connection'),
  'code-used-up-by-refusal': by('failed-exchange-can-be-retried'),
  'client-credentials-open-nothing': by('account-token-works'),
  'account-parameters-in-query': { steps: ['use'] },
  'webhook-unreachable': events,
  'webhook-token-missing': atZoom,
  'webhook-switched-off': by('url-validation-is-answered'),
  'url-validation-wrong': by('url-validation-is-answered'),
}
