import { fetch, request } from 'undici'
import { connect } from './zoom.mjs'

await connect({
  post: async ({ url, headers, body }) => (await request(url, { method: 'POST', headers, body })).body.json(),
  get: async ({ url, headers }) => (await fetch(url, { headers })).json(),
})
