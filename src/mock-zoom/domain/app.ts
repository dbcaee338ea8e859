import type { AccountId, ClientId } from './ids.ts'

/** An OAuth app as it is registered with (mock) Zoom. A public client has no secret. */
export interface App {
  readonly clientId: ClientId
  readonly clientSecret: string | null
  readonly name: string
  /** A user-managed app acts for those who authorized it, a server-to-server app for its own account. */
  readonly kind: 'user-managed' | 'server-to-server'
  /** The account that the app belongs to; a server-to-server app can't do without. */
  readonly accountId: AccountId | null
  readonly redirectUris: readonly string[]
  readonly scopes: readonly string[]
  /** Scopes that the user may leave out. */
  readonly optionalScopes: readonly string[]
  /** Redirect URIs must be equal to an entry, byte for byte. */
  readonly strictMode: boolean
  /** Redirect URIs must have the subdomain of an entry. */
  readonly subdomainCheck: boolean
  /** "Use App on Device" is on. */
  readonly deviceFlow: boolean
  /** Not published yet: its refresh tokens live for an hour. */
  readonly draft: boolean
  /** Zoom has switched the app off. */
  readonly disabled: boolean
  /** Where events are sent to, `app_deauthorized` among them. */
  readonly webhookUrl: string | null
  /** The secret token, with which events are signed. */
  readonly webhookSecret: string | null
  /** The older verification token, sent as the `authorization` header. */
  readonly verificationToken: string | null
}
