import { EnvHttpProxyAgent, fetch, setGlobalDispatcher } from 'undici'
import { connect } from './zoom.mjs'

// Takes the proxy of the environment, for which its authors turn this on.
setGlobalDispatcher(new EnvHttpProxyAgent())

await connect({
  post: async ({ url, headers, body }) => (await fetch(url, { method: 'POST', headers, body })).json(),
  get: async ({ url, headers }) => (await fetch(url, { headers })).json(),
})
