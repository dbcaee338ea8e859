import axios from 'axios'
import { connect } from './zoom.mjs'

await connect({
  post: async ({ url, headers, body }) => (await axios.post(url, body, { headers })).data,
  get: async ({ url, headers }) => (await axios.get(url, { headers })).data,
})
