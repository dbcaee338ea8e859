import { fileURLToPath } from 'node:url'
import { runNode, startServer } from './children.mjs'
import { createMockZoom, mockZoomServe, mockZoomServeFile } from './servers/mock-zoom.mjs'
import { nodeHttp } from './servers/node-http.mjs'
import { oauth2MockServer } from './servers/oauth2-mock-server.mjs'
import { oidcProvider } from './servers/oidc-provider.mjs'

const inProcess = fileURLToPath(new URL('in-process.mjs', import.meta.url))

/** The tables of start-up times: as a process of its own, and inside the process of a test. */
export function startUpTables(folder) {
  const floor = {
    name: 'node -e 0, to its end',
    measure: async () => (await runNode(['-e', '0'], folder)).ms,
  }
  const spawned = (server) => ({
    name: server.name,
    async measure() {
      const { ms, stop } = await startServer(server, folder)
      await stop()
      return ms
    },
  })
  const inside = ({ name, module, health }) => ({
    name,
    measure: async () => Number((await runNode([inProcess, module, health], folder)).output),
  })
  return [
    {
      title: 'Start-up: spawn to the first 200',
      unit: 'ms',
      reference: mockZoomServe.name,
      rows: [
        floor,
        ...[nodeHttp, mockZoomServe, mockZoomServeFile, oauth2MockServer, oidcProvider].map(spawned),
      ],
    },
    {
      title: 'In a running process: start, one request, stop',
      unit: 'ms',
      reference: createMockZoom.name,
      rows: [nodeHttp, createMockZoom, oauth2MockServer, oidcProvider].map(inside),
    },
  ]
}
