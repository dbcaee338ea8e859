import { asZoomEndpoint } from './api/api-handler.ts'
import { apiEndpoints } from './api/endpoints.ts'
import type { ZoomEndpoint } from './endpoint.ts'
import { oauthEndpoints } from './oauth/endpoints.ts'

/** Every route of Zoom's that the mock implements, in the order in which paths are tried. */
export const zoomEndpoints: readonly ZoomEndpoint[] = [...oauthEndpoints, ...apiEndpoints.map(asZoomEndpoint)]
