import { Agent, request } from 'node:http'

/** A client of one server: one keep-alive connection, and a cookie jar. It takes paths, not URLs. */
export function openClient(url) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { hostname, port } = new URL(url)
  const cookies = new Map()

  const send = (method, path, headers = {}, body = '') =>
    new Promise((resolve, reject) => {
      if (cookies.size > 0) headers.cookie = [...cookies].map((cookie) => cookie.join('=')).join('; ')
      const sent = request({ agent, hostname, port, method, path, headers, timeout: 10_000 }, (response) => {
        for (const cookie of response.headers['set-cookie'] ?? []) remember(cookie)
        let text = ''
        response.setEncoding('utf-8')
        response.on('data', (part) => {
          text += part
        })
        response.on('end', () =>
          resolve({ status: response.statusCode, location: response.headers.location, text }),
        )
      })
      sent.once('timeout', () => sent.destroy(new Error(`no answer to ${method} ${url}${path} in 10 s`)))
      sent.once('error', reject)
      sent.end(body)
    })

  const remember = (cookie) => {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }

  return {
    get: (path) => send('GET', path),
    post: (path, body, headers) =>
      send('POST', path, { ...headers, 'content-length': Buffer.byteLength(body) }, body),
    /** Closes the connection; the next request opens another. */
    disconnect: () => agent.destroy(),
  }
}
