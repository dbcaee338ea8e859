import { accessKeyEndpoints } from './access-keys.ts'
import { deeplinkEndpoints } from './deeplink.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { meetingEndpoints } from './meetings.ts'
import { registrantEndpoints } from './registrants.ts'
import { userEndpoints } from './users.ts'

/**
 * Every endpoint of the REST API that the mock has: routes, scopes, rate limits and help are made from it. The order is
 * that in which paths are tried, so `/users/me` comes before `/users/{userId}`.
 */
export const apiEndpoints: readonly ApiEndpoint[] = [
  ...userEndpoints,
  ...accessKeyEndpoints,
  ...meetingEndpoints,
  ...registrantEndpoints,
  ...deeplinkEndpoints,
]
