/** Proves to programs that trust this authority, and to no others, that a server is Zoom's. Everything is in PEM. */
export interface Authority {
  /** The certificate to trust. Public. */
  readonly certificate: string
  /** The certificate for Zoom's hosts, signed by the authority, and its key. */
  readonly zoomCertificate: string
  readonly zoomKey: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}
