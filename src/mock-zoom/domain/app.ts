import type { ClientId } from './ids.ts'

/** An OAuth app as it is registered with (mock) Zoom. A public client has no secret. */
export interface App {
  readonly clientId: ClientId
  readonly clientSecret: string | null
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly scopes: readonly string[]
  /** Redirect URIs must be equal to an entry, byte for byte. */
  readonly strictMode: boolean
  /** Zoom has switched the app off. */
  readonly disabled: boolean
}
