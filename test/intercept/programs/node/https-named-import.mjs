import { request as requestZoom } from 'node:https'
import { connect } from './zoom.mjs'

const send =
  (method) =>
  ({ url, headers, body }) =>
    new Promise((resolve, reject) => {
      const request = requestZoom(url, { method, headers }, async (response) => {
        let text = ''
        for await (const chunk of response) text += chunk
        resolve(JSON.parse(text))
      })
      request.once('error', reject)
      request.end(body)
    })

await connect({ post: send('POST'), get: send('GET') })
