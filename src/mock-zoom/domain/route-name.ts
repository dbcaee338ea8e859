/** The part of the wire a request belongs to. */
export type RouteName = 'authorize' | 'token' | 'devicecode' | 'revoke' | 'api' | 'page' | 'unknown'
