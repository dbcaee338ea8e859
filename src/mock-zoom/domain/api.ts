/** The groups in which Zoom counts API calls; each endpoint's reference page names its own. */
export const rateLimitCategories = ['Light', 'Medium', 'Heavy', 'Resource-intensive'] as const
export type RateLimitCategory = (typeof rateLimitCategories)[number]

/** Scopes that open an endpoint: any one of these will do, be the app's scopes granular (since 2024) or classic. */
export interface EndpointScopes {
  /** In the order in which Zoom names them when all are missing. */
  readonly granular: readonly string[]
  readonly classic: readonly string[]
}

/** What holds for an endpoint of the REST API before it is reached. */
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
