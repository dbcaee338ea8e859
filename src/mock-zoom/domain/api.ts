import type { Refusal } from './refusal.ts'

/** The groups in which Zoom counts API calls; each endpoint's reference page names its own. */
export const rateLimitCategories = ['Light', 'Medium', 'Heavy', 'Resource-intensive'] as const
export type RateLimitCategory = (typeof rateLimitCategories)[number]

/** Scopes that open an endpoint. Any one of them is enough; an app's scopes are granular (since 2024) or classic. */
export interface EndpointScopes {
  /** In the order in which Zoom names them when all are missing. */
  readonly granular: readonly string[]
  readonly classic: readonly string[]
  /** Those that Zoom doesn't name then, such as the ones of master accounts. */
  readonly also: readonly string[]
}

/** All scopes of which any one opens the endpoint. Empty if the public record doesn't say which they are. */
export function opening({ granular, classic, also }: EndpointScopes): string[] {
  return [...granular, ...classic, ...also]
}

/** What is checked before an endpoint of the REST API is reached. */
export interface EndpointRules {
  /** Such as `GET /v2/users/{userId}`. */
  readonly name: string
  readonly scopes: EndpointScopes
  readonly category: RateLimitCategory
  /** Only where this endpoint says in other words that a scope is missing. */
  readonly scopeError?: Refusal['wording']
}

/**
 * Whether these scopes reach beyond the user who granted them: the one that opens the endpoint ends in `:admin`,
 * or in `:master` (zoom/skills, skills/oauth/concepts/scopes-architecture.md).
 */
export function reachesAccount(granted: readonly string[], scopes: EndpointScopes): boolean {
  return opening(scopes).some((scope) => /:(admin|master)$/.test(scope) && granted.includes(scope))
}

/** The scopes that Zoom names when all are missing: those of the kind that the era's apps have, if there are any. */
export function namedScopes({ granular, classic }: EndpointScopes, era: '2026' | '2020'): readonly string[] {
  const [first, second] = era === '2020' ? [classic, granular] : [granular, classic]
  return first.length > 0 ? first : second
}
