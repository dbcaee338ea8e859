/** What proves a server to be Zoom's to those who trust this authority, and to nobody else. All in PEM. */
export interface Authority {
  /** The certificate to trust. Public. */
  readonly certificate: string
  /** The certificate for Zoom's hosts, signed by the authority, and its key. */
  readonly zoomCertificate: string
  readonly zoomKey: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}
