import { createAuthority } from '../../src/intercept/authority/create-authority.ts'
import { interceptZoom } from '../../src/intercept/intercept-zoom.ts'
import type { MockZoom } from '../../src/mock-zoom/index.ts'

const authority = createAuthority(Date.now())

/** Until it is disposed of, connections to Zoom's hosts end at the mock, and those to other machines are refused. */
export function standInForZoom(zoom: MockZoom): Promise<AsyncDisposable> {
  return interceptZoom(new URL(zoom.url), authority, { offline: true })
}
