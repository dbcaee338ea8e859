import http from 'node:http'
import { connect } from './zoom.mjs'

const send =
  (method) =>
  ({ url, headers, body }) =>
    new Promise((resolve, reject) => {
      const request = http.request(url.replace('https:', 'http:'), { method, headers }, async (response) => {
        let text = ''
        for await (const chunk of response) text += chunk
        resolve(JSON.parse(text))
      })
      request.once('error', reject)
      request.end(body)
    })

await connect({ post: send('POST'), get: send('GET') })
