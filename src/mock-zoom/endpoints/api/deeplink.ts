import { z } from 'zod'
import { accept } from '../../domain/accepted.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { endpoint } from './endpoint.ts'
import { readBodyAs } from './read-body.ts'

/** Samples send `action` as JSON in a string; the rest is ignored. */
const bodySchema = z.object({ action: z.string().optional() })

/** The link that opens a Zoom App: Zoom's own samples end each install with it. */
export const deeplinkEndpoints: readonly ApiEndpoint[] = [
  endpoint({
    method: 'POST',
    path: '/v2/zoomapp/deeplink',
    scopes: {
      granular: ['zoomapp:inmeeting'],
      classic: ['zoomapp:inmeeting'],
      also: ['app:deeplink:write', 'app:deeplink:write:admin'],
    },
    confidence: 'logged',
    source: [
      'github.com/zoom/zoomapps-sample-js/issues/25',
      'github.com/zoom/skills, skills/oauth/references',
    ],
    category: 'Light',
    serve(_context, _caller, { body }) {
      const read = readBodyAs(bodySchema, body)
      return read.ok ? accept(read.value.action ?? '') : read
    },
    // The key is that of the samples. What Zoom's link looks like is not on record.
    show: (action) => ({
      status: 201,
      body: { deeplink: `https://us02web.zoom.us/zapp/deeplink?action=${encodeURIComponent(action)}` },
    }),
  }),
]
