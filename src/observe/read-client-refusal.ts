import type { ClientRefusal, RefusalReason } from '../mock-zoom/domain/refusal.ts'
import type { JournalEvent } from '../mock-zoom/journal/events.ts'
import { withoutSecrets } from './redact.ts'
import type { Seen } from './seen.ts'

/** Reads a refusal that came before anybody looked at a code or token; undefined if it is none, or not a certain one. */
export function readClientRefusal(seen: Seen, possible: readonly RefusalReason[]): JournalEvent | undefined {
  const reason = reasonOf(seen, possible)
  if (reason === undefined) return undefined
  const { clientId, parameters } = seen
  const repeated = reason === 'parameter-repeated' ? { repeated: parameters.repeatedAmong(known) } : {}
  if (seen.route === 'revoke') return { type: 'revoke.refused', reason, clientId, ...repeated }
  const grantType = parameters.get('grant_type')
  return {
    type: 'token.refused',
    reason,
    clientId,
    grantType: grantType === undefined ? null : withoutSecrets(grantType),
    ...repeated,
  }
}

const known = [
  ...['grant_type', 'code', 'redirect_uri', 'refresh_token', 'code_verifier', 'client_id', 'client_secret'],
  ...['account_id', 'token', 'device_code'],
]

const grantTypes = [
  ...['authorization_code', 'refresh_token', 'account_credentials', 'client_credentials'],
  'urn:ietf:params:oauth:grant-type:device_code',
]

/** Each reason with what has to be in the request for it. */
function reasonOf(seen: Seen, possible: readonly RefusalReason[]): ClientRefusal | undefined {
  const { parameters, clientId, memory } = seen
  const grantType = parameters.get('grant_type')
  const fits: Readonly<Record<ClientRefusal, boolean>> = {
    'client-credentials-missing': true,
    'app-disabled': true,
    'grant-type-missing': grantType === undefined,
    'body-not-form-encoded': parameters.bodyIsNotForm && grantType === undefined,
    'grant-type-unsupported': grantType !== undefined && !grantTypes.includes(grantType),
    // An id that Zoom has accepted before is not unknown.
    'client-secret-wrong': clientId !== null && memory.trusted.has(clientId),
    'client-unknown': false,
    'parameter-repeated': parameters.repeatedAmong(known).length > 0,
    'account-parameters-in-query':
      grantType === 'account_credentials' && parameters.inQuery.has('account_id'),
    'token-in-query': parameters.inQuery.has('refresh_token') || parameters.inQuery.has('token'),
  }
  return (Object.keys(fits) as ClientRefusal[]).find((reason) => possible.includes(reason) && fits[reason])
}
