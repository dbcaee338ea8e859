/** An app as many are: Zoom's addresses are written into it. It prints where it listens, and where the mock is. */
import { createServer } from 'node:http'

const { ZOOM_CLIENT_ID: id, ZOOM_CLIENT_SECRET: secret, MOCK_ZOOM_URL } = process.env

const server = createServer(async ({ url = '', headers: { host } }, response) => {
  const { pathname, searchParams } = new URL(url, `http://${host}`)
  const redirect_uri = `http://${host}/callback`
  response.setHeader('content-type', 'text/html; charset=utf-8')
  if (pathname === '/connect') {
    const query = new URLSearchParams({ response_type: 'code', client_id: id, redirect_uri })
    response.writeHead(302, { location: `https://zoom.us/oauth/authorize?${query}` }).end()
  } else if (pathname === '/callback') {
    const answer = await fetch('https://zoom.us/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: searchParams.get('code'),
        redirect_uri,
      }),
    })
    const { access_token } = await answer.json()
    const me = await fetch('https://api.zoom.us/v2/users/me', {
      headers: { authorization: `Bearer ${access_token}` },
    })
    response.end(`<p>Connected as ${(await me.json()).email}</p>`)
  } else {
    response.end('<a href="/connect">Connect to Zoom</a>')
  }
})
server.listen(0, '127.0.0.1', () => {
  console.log(`app: http://127.0.0.1:${server.address().port} mock: ${MOCK_ZOOM_URL}`)
})
