import { grantTypes } from './grant-types.ts'

const authorizeParameters = [
  ...['response_type', 'client_id', 'redirect_uri', 'state', 'scope', 'optional_scope'],
  ...['include_granted_scopes', 'code_challenge', 'code_challenge_method'],
]
const clientParameters = ['client_id', 'client_secret']

/**
 * The parameters that Zoom's OAuth endpoints read. Others are ignored (RFC 6749, 3.1), even if they are repeated: RFC
 * 8707 lets clients repeat `resource`.
 */
export const knownParameters: readonly string[] = [
  ...authorizeParameters,
  ...clientParameters,
  'grant_type',
  ...grantTypes.flatMap(({ parameters }) => Object.keys(parameters)),
  // of the revoke endpoint
  'token',
]
