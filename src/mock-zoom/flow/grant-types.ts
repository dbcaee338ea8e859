import { accountCredentials, clientCredentials } from './account-token.ts'
import { authorizationCode } from './exchange-code.ts'
import type { GrantType } from './grant-type.ts'
import { deviceCode } from './poll-device.ts'
import { refreshToken } from './refresh.ts'

/**
 * Every grant type that the token endpoint accepts. The endpoint, the parameters that Zoom knows, and what the journal
 * shortens are derived from this list.
 */
export const grantTypes: readonly GrantType[] = [
  authorizationCode,
  refreshToken,
  accountCredentials,
  clientCredentials,
  deviceCode,
]
