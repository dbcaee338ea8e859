import https from 'node:https'
import { connect } from './zoom.mjs'

// Its own agent, with keep-alive and its own list of authorities.
const agent = new https.Agent({ keepAlive: true, ca: [] })

const send =
  (method) =>
  ({ url, headers, body }) =>
    new Promise((resolve, reject) => {
      const request = https.request(url, { method, headers, agent }, async (response) => {
        let text = ''
        for await (const chunk of response) text += chunk
        resolve(JSON.parse(text))
      })
      request.once('error', reject)
      request.end(body)
    })

await connect({ post: send('POST'), get: send('GET') })
