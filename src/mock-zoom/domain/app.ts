import type { AccountId, ClientId } from './ids.ts'
import type { Subscription, WebhookAuthentication } from './subscription.ts'

/** The kinds of app that Zoom's Marketplace offers. */
export const appKinds = ['user-managed', 'admin-managed', 'server-to-server'] as const

export type AppKind = (typeof appKinds)[number]

/** An OAuth app, as registered with (mock) Zoom. A public client has no secret. */
export interface App {
  readonly clientId: ClientId
  readonly clientSecret: string | null
  readonly name: string
  /**
   * A user-managed app acts for the users who authorized it, an admin-managed app for the account of the admin who did, a
   * server-to-server app for its own account.
   */
  readonly kind: AppKind
  /** The account that the app belongs to. A server-to-server app needs one. */
  readonly accountId: AccountId | null
  readonly redirectUris: readonly string[]
  readonly scopes: readonly string[]
  /** Scopes that the user may leave out. */
  readonly optionalScopes: readonly string[]
  /** Redirect URIs must equal an entry, byte for byte. */
  readonly strictMode: boolean
  /** Redirect URIs must have the subdomain of an entry. */
  readonly subdomainCheck: boolean
  /** "Use App on Device" is on. */
  readonly deviceFlow: boolean
  /** Not published yet: its refresh tokens live for an hour. */
  readonly draft: boolean
  /** Zoom has switched the app off. */
  readonly disabled: boolean
  /** Accounts whose admins require that apps are pre-approved, and have not approved this one. */
  readonly notApprovedBy: readonly string[]
  /** The URL that every event is sent to, such as `app_deauthorized`. */
  readonly webhookUrl: string | null
  /** The secret token that signs events. */
  readonly webhookSecret: string | null
  /** The older verification token, sent as the `authorization` header. */
  readonly verificationToken: string | null
  /** How events to `webhookUrl` are authenticated, beside their signature. */
  readonly webhookAuthentication: WebhookAuthentication | null
  /** Further URLs, each with its own events and secret. */
  readonly subscriptions: readonly Subscription[]
}
