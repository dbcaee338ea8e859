import { createZoomApi, readTokens, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Zoom writes the same scopes in another order, and nothing works.
 *
 * How real code gets there: the scopes in the response are compared with the configured ones as text. Zoom's order is
 * not stable; ZoomNet sorts them for that reason.
 */
export const insistsOnScopeOrder: BrokenTwin = {
  name: 'insists-on-scope-order',
  title: 'Compares the scopes as one string',
  bug: 'It remembers the scopes from its first response, and treats the same scopes in another order as missing scopes.',
  alterations: {
    zoomApi: (_right, { settings }) => {
      let expected: string | undefined
      return createZoomApi(settings, fetch, (answer, zoomUrl) => {
        expected ??= answer.scope
        // Here is the bug: it is a set.
        if (answer.scope !== expected) throw new ZoomUnavailable(`Scopes are missing: ${answer.scope}.`)
        return readTokens(answer, zoomUrl)
      })
    },
  },
}
