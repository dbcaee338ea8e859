/** An account at Zoom, and what we are registered as there: a server-to-server app belongs to one account. */
export interface ZoomAccount {
  readonly accountId: string
  readonly clientId: string
  readonly clientSecret: string
}
