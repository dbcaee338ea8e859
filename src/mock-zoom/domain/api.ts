/** The groups in which Zoom counts API calls; each endpoint's reference page names its own. */
export const rateLimitCategories = ['Light', 'Medium', 'Heavy', 'Resource-intensive'] as const
export type RateLimitCategory = (typeof rateLimitCategories)[number]

/** Scopes that open an endpoint. Any one of them is enough; an app's scopes are granular (since 2024) or classic. */
export interface EndpointScopes {
  /** In the order in which Zoom names them when all are missing. */
  readonly granular: readonly string[]
  readonly classic: readonly string[]
}

/** What is checked before an endpoint of the REST API is reached. */
export interface EndpointRules {
  /** Such as `GET /v2/users/{userId}`. */
  readonly name: string
  readonly scopes: EndpointScopes
  readonly category: RateLimitCategory
}

/**
 * Whether these scopes reach beyond the user who granted them: the one that opens the endpoint ends in `:admin`
 * (zoom/skills, skills/oauth/concepts/scopes-architecture.md).
 */
export function reachesAccount(granted: readonly string[], { granular, classic }: EndpointScopes): boolean {
  return [...granular, ...classic].some((scope) => scope.endsWith(':admin') && granted.includes(scope))
}
