import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../dist/src/cli/mock-zoom.js', import.meta.url))

const mockZoom = {
  module: import.meta.url,
  health: '/__mock/health',
  authorize: '/oauth/authorize',
  token: '/oauth/token',
  clientId: 'acme_scheduler_dev_01',
  clientSecret: 'acme-scheduler-secret-for-dev-01',
  signIn,
}

/** As tests use it: in memory, looking for findings only when asked. */
export const createMockZoom = { ...mockZoom, name: 'mock-zoom createMockZoom()' }

/** The command. It looks for findings after each request, and prints what happened. */
export const mockZoomServe = {
  ...mockZoom,
  name: 'mock-zoom serve, memory',
  command: (port) => [cli, 'serve', '--memory', '--port', port],
}

export const mockZoomServeFile = {
  ...mockZoom,
  name: 'mock-zoom serve, file',
  command: (port) => [cli, 'serve', '--database', `mock-zoom-${port}.db`, '--port', port],
}

/** Resolves, once it listens, to the function that stops it. */
export async function start(port) {
  const { createMockZoom } = await import('../../dist/src/mock-zoom/index.js')
  const zoom = await createMockZoom({ port })
  return () => zoom.close()
}

/** One user per app: a second connection of the same user would end the first. */
async function signIn(client, authorizePath, number) {
  const user = { email: `bench-${number}@example.com`, firstName: 'Bench', lastName: String(number) }
  const json = { 'content-type': 'application/json' }
  const { text } = await client.post('/__mock/users', JSON.stringify(user), json)
  const consent = new URLSearchParams({ zoom_user: JSON.parse(text).id, decision: 'allow' })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  await client.post(authorizePath, consent.toString(), form)
}
