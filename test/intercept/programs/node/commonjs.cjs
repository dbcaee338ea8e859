const https = require('node:https')

void import('./zoom.mjs').then(({ connect }) => {
  const send =
    (method) =>
    ({ url, headers, body }) =>
      new Promise((resolve, reject) => {
        const request = https.request(url, { method, headers }, (response) => {
          let text = ''
          response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(JSON.parse(text)))
        })
        request.once('error', reject)
        request.end(body)
      })
  return connect({ post: send('POST'), get: send('GET') })
})
