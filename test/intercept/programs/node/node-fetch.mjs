import fetch from 'node-fetch'
import { connect } from './zoom.mjs'

await connect({
  post: async ({ url, headers, body }) => (await fetch(url, { method: 'POST', headers, body })).json(),
  get: async ({ url, headers }) => (await fetch(url, { headers })).json(),
})
