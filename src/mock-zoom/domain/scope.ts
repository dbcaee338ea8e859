import type { AppKind } from './app.ts'

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

/**
 * Those of an app's scopes that its kind can't have: a user-managed app has no admin scopes, an admin-managed app no user
 * scopes (zoom/skills, skills/rest-api/references/marketplace-apps.md). Scopes for Zoom's own client have no level.
 */
export function scopesOfAnotherLevel(kind: AppKind, scopes: readonly string[]): string[] {
  if (kind === 'server-to-server') return []
  const isForAdmins = (scope: string) => /:(admin|master)$/.test(scope)
  const hasLevel = (scope: string) => scope.includes(':') && !/^(zoomapp|imchat|marketplace):/.test(scope)
  return scopes.filter((scope) => hasLevel(scope) && isForAdmins(scope) !== (kind === 'admin-managed'))
}

/** Whether at least one of these scopes was granted. */
export function hasAnyScope(granted: readonly string[], sufficient: readonly string[]): boolean {
  return sufficient.some((scope) => granted.includes(scope))
}
