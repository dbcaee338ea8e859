import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(
  new URL('../node_modules/oauth2-mock-server/dist/oauth2-mock-server.mjs', import.meta.url),
)

/** Nobody signs in, codes and refresh tokens are not checked, and almost nothing is stored. It signs two tokens with RS256. */
export const oauth2MockServer = {
  name: 'oauth2-mock-server',
  module: import.meta.url,
  command: (port) => [cli, '-a', '127.0.0.1', '-p', port],
  health: '/jwks',
  authorize: '/authorize',
  token: '/token',
  clientId: 'bench',
  clientSecret: 'bench-secret',
}

/** As a test starts it, with a new key. Resolves, once it listens, to the function that stops it. */
export async function start(port) {
  const { OAuth2Server } = await import('oauth2-mock-server')
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(port, '127.0.0.1')
  return () => server.stop()
}
