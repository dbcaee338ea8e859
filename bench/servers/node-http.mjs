import { createServer } from 'node:http'

/** The minimum: responds at once, without checks, with tokens of the usual size. Its time is the cost of measuring. */
export const nodeHttp = {
  name: 'node:http, fixed answers',
  module: import.meta.url,
  health: '/',
  authorize: '/authorize',
  token: '/token',
  clientId: 'bench',
  clientSecret: 'bench-secret',
}

const tokens = JSON.stringify({
  access_token: 'a'.repeat(500),
  token_type: 'bearer',
  refresh_token: 'r'.repeat(500),
  expires_in: 3600,
})

/** Resolves, once it listens, to the function that stops it. */
export async function start(port) {
  const server = createServer((request, response) => {
    request.resume()
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1')
    if (pathname === '/authorize') {
      response.writeHead(302, { location: `${searchParams.get('redirect_uri')}?code=a-code` }).end()
    } else {
      response.writeHead(200, { 'content-type': 'application/json' }).end(tokens)
    }
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return () => new Promise((resolve) => server.close(resolve))
}
