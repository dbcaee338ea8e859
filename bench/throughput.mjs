import { startServer } from './children.mjs'
import { openIntegration } from './integration.mjs'
import { ratePerSecond } from './measure.mjs'
import { bareKoa } from './servers/bare-koa.mjs'
import { createMockZoom, mockZoomServe, mockZoomServeFile } from './servers/mock-zoom.mjs'
import { nodeHttp } from './servers/node-http.mjs'
import { oauth2MockServer } from './servers/oauth2-mock-server.mjs'
import { oidcProvider, oidcProviderOpenid } from './servers/oidc-provider.mjs'

const servers = [
  nodeHttp,
  bareKoa,
  mockZoomServe,
  mockZoomServeFile,
  createMockZoom,
  oauth2MockServer,
  oidcProvider,
  oidcProviderOpenid,
]
const connect = (integration) => integration.connect()
const refresh = (integration) => integration.refresh()
const scenarios = [
  { title: 'Authorization-code flows, one at a time', workers: 1, step: connect },
  { title: 'Authorization-code flows, eight at a time', workers: 8, step: connect },
  { title: 'Refreshes, one at a time', workers: 1, step: refresh },
  { title: 'Refreshes, eight at a time', workers: 8, step: refresh },
]

/** The tables of flows and refreshes. All servers run at the same time, and one at a time is measured. */
export async function throughputTables(folder, ms) {
  const started = []
  for (const server of servers) {
    const { url } = await startServer(server, folder)
    const integrations = []
    for (let number = 1; number <= 8; number++) integrations.push(await openIntegration(server, url, number))
    started.push({ name: server.name, integrations })
  }
  return scenarios.map(({ title, workers, step }) => ({
    title,
    unit: 'a second',
    reference: mockZoomServe.name,
    rows: started.map(({ name, integrations }) => ({
      name,
      async measure() {
        const busy = integrations.slice(0, workers)
        const rate = await ratePerSecond(busy, step, ms)
        // A server may close an idle connection just when its next turn begins.
        for (const integration of busy) integration.disconnect()
        return rate
      },
    })),
  }))
}
