import { EnvHttpProxyAgent, fetch, setGlobalDispatcher } from 'undici'
import { connect } from './zoom.mjs'

// Uses the proxy from the environment, as undici's documentation shows.
setGlobalDispatcher(new EnvHttpProxyAgent())

await connect({
  post: async ({ url, headers, body }) => (await fetch(url, { method: 'POST', headers, body })).json(),
  get: async ({ url, headers }) => (await fetch(url, { headers })).json(),
})
