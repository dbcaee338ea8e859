import type { RefusalReason } from '../mock-zoom/domain/refusal.ts'
import type { OtherReason } from './signs.ts'

/** Words of Zoom’s that the mock doesn’t send. */
export interface DocumentedWords {
  /** The OAuth error’s number in Zoom’s documentation; on the wire it was not seen. */
  readonly number?: number
  readonly words: string
  readonly status: number
  readonly reasons: readonly (RefusalReason | OtherReason)[]
}

/**
 * developers.zoom.us/docs/integrations/oauth-error-messages, as far as the mock says it in other words, and what Zoom says
 * where it doesn’t refuse a request of the app.
 */
export const documented: readonly DocumentedWords[] = [
  row(4702, 'Invalid client.', 'authorize-client-unknown', 'client-unknown'),
  row(4704, 'Invalid client secret.', 'client-secret-wrong'),
  row(
    4705,
    'Grant type is not supported from token endpoint.',
    'grant-type-unsupported',
    'account-grant-for-another-kind-of-app',
  ),
  row(4706, 'Client ID or client secret is missing.', 'client-credentials-missing', 'grant-type-missing'),
  row(4709, 'Redirect URI mismatch.', 'redirect-uri-mismatch', 'redirect-uri-missing'),
  row(4732, 'Creating authorization code error.', 'outage-of-zoom'),
  row(4733, 'Code is expired', 'code-expired'),
  row(4734, 'Invalid authorization code.', 'code-spent', 'code-unknown'),
  row(
    4735,
    'The owner of the token does not exist.',
    'refresh-token-owner-removed',
    'access-token-owner-removed',
    'code-owner-removed',
  ),
  row(4737, 'Can not find the authentication for the access token.', 'refresh-token-unknown'),
  row(4738, 'The token is disabled by admin.', 'disabled-by-admin'),
  row(4740, 'The token ID is out of the token tolerance range.', 'access-token-superseded'),
  row(
    4741,
    'The token has been revoked.',
    'refresh-token-superseded',
    'access-token-superseded',
    'refresh-token-revoked',
    'access-token-revoked',
  ),
  // In the Marketplace, at “Validate”.
  { words: 'URL validation failed', status: 400, reasons: ['url-validation-failed'] },
  // What comes back to the redirect URI.
  { words: 'User denied access', status: 400, reasons: ['consent-declined'] },
]

function row(number: number, words: string, ...reasons: DocumentedWords['reasons']): DocumentedWords {
  return { number, words, status: 400, reasons }
}
