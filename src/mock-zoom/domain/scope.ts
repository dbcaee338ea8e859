/** Splits a `scope` parameter. Zoom separates by spaces; some connectors send commas (NangoHQ's context file). */
export function parseScopes(scope: string | undefined): string[] {
  return [...new Set((scope ?? '').split(/[\s,]+/).filter((name) => name !== ''))]
}

/** Whether several scopes are separated by spaces, as RFC 6749 has it. */
export function isSeparatedBySpaces(scope: string | undefined): boolean {
  return /[^\s,]\s+[^\s,]/.test(scope ?? '')
}

/** The requested scopes that are not allowed. */
export function scopesBeyond(wanted: readonly string[], allowed: readonly string[]): string[] {
  return wanted.filter((scope) => !allowed.includes(scope))
}

/** Whether at least one of these scopes was granted. */
export function hasAnyScope(granted: readonly string[], sufficient: readonly string[]): boolean {
  return sufficient.some((scope) => granted.includes(scope))
}
