/** Where Zoom is, and who we are there. */
export interface ZoomSettings {
  readonly zoomUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Registered at Zoom, and sent twice: to authorize and with the code. Zoom compares the two byte by byte. */
  readonly redirectUri: string
}
