import { baseOf, isLoopback } from './zoom-answers.ts'

/** Where Zoom is, and who we are there. */
export interface ZoomSettings {
  readonly zoomUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Registered at Zoom, and sent twice: to authorize and with the code. Zoom compares the two byte by byte. */
  readonly redirectUri: string
}

/** The part before all of Zoom's paths. Throws an `Error` for plain http to another machine. */
export function readZoomUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return baseOf(url)
  throw new Error(`zoomUrl must be https://..., or http:// on this machine (a mock), but is "${text}".`)
}
