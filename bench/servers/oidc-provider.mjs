import { MapAdapter } from './map-adapter.mjs'

const clientId = 'bench'
const clientSecret = 'bench-secret'

/** As close to Zoom as possible: plain OAuth 2, opaque tokens, refresh tokens rotated at each use, a session cookie. */
export const oidcProvider = {
  name: 'oidc-provider, plain OAuth',
  module: import.meta.url,
  health: '/jwks',
  authorize: '/auth',
  token: '/token',
  clientId,
  clientSecret,
  scope: 'user:read:user',
  signIn,
}

/** As most people use it: each token response also has an id_token, signed with RS256. */
export const oidcProviderOpenid = { ...oidcProvider, name: 'oidc-provider, openid', scope: 'openid' }

/** Resolves, once it listens, to the function that stops it. */
export async function start(port) {
  const { default: Provider } = await import('oidc-provider')
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    adapter: MapAdapter,
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: ['http://127.0.0.1:3999/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    scopes: ['openid', 'user:read:user'],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: () => true,
    rotateRefreshToken: () => true,
    expiresWithSession: () => false,
  })
  provider.use((ctx, next) => (ctx.path.startsWith('/interaction/') ? agree(provider, ctx) : next()))
  const server = await new Promise((resolve) => {
    const listening = provider.listen(port, '127.0.0.1', () => resolve(listening))
  })
  return () => new Promise((resolve) => server.close(resolve))
}

/** Replaces the pages: signs in a new user, who allows everything. */
async function agree(provider, ctx) {
  const { uid, params } = await provider.interactionDetails(ctx.req, ctx.res)
  const grant = new provider.Grant({ accountId: uid, clientId })
  grant.addOIDCScope(params.scope)
  const consent = { grantId: await grant.save() }
  await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: uid }, consent })
  ctx.respond = false
}

/** Follows the redirects to the interaction, back, and to the callback; the session is in the cookies. */
async function signIn(client, authorizePath) {
  for (let path = authorizePath; !path.startsWith('http://127.0.0.1:3999/'); ) {
    const { location = '' } = await client.get(path.replace(/^http:\/\/[^/]+/, ''))
    if (location === '') throw new Error(`oidc-provider did not redirect from ${path}`)
    path = location
  }
}
