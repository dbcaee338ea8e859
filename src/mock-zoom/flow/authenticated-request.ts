import type { ClientId } from '../domain/ids.ts'

/** A request to the token or revoke endpoint by a client that has proved who it is. */
export interface AuthenticatedRequest {
  readonly requestId: string
  readonly clientId: ClientId
}
