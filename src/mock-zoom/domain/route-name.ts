/** The part of Zoom that a request belongs to. */
export type RouteName = 'authorize' | 'token' | 'devicecode' | 'revoke' | 'api' | 'page' | 'unknown'
