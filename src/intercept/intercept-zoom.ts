import type { Authority } from './authority/authority.ts'
import { redirectNode } from './redirect-node.ts'
import { passToMock, startZoomEndpoint } from './zoom-endpoint.ts'

/** Everything that this process sends to Zoom goes to the mock, until the result is disposed. */
export async function interceptZoom(
  mock: URL,
  authority: Authority,
  { offline }: { readonly offline: boolean },
): Promise<AsyncDisposable> {
  const endpoint = await startZoomEndpoint(authority, (client) => passToMock(mock, client))
  const { port: zoomPort } = endpoint
  const release = redirectNode({ mock, zoomPort, certificate: authority.certificate, offline })
  return {
    async [Symbol.asyncDispose]() {
      release()
      await endpoint[Symbol.asyncDispose]()
    },
  }
}
