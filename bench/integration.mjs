import { createHash } from 'node:crypto'
import { openClient } from './client.mjs'

const redirectUri = 'http://127.0.0.1:3999/callback'
const verifier = 'a-verifier-that-is-long-enough-for-rfc-7636-4-1'
const form = 'application/x-www-form-urlencoded'

/** An app and its user at one server, signed in and with consent given, so that only the protocol is measured. */
export async function openIntegration(server, url, number) {
  const client = openClient(url)
  const authorizePath = `${server.authorize}?${new URLSearchParams({
    response_type: 'code',
    client_id: server.clientId,
    redirect_uri: redirectUri,
    state: 'a-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(server.scope && { scope: server.scope }),
  })}`
  const headers = {
    authorization: `Basic ${Buffer.from(`${server.clientId}:${server.clientSecret}`).toString('base64')}`,
    'content-type': form,
  }
  let refreshToken

  const askForTokens = async (parameters) => {
    const answer = await client.post(server.token, new URLSearchParams(parameters).toString(), headers)
    const tokens = answer.status === 200 ? JSON.parse(answer.text) : {}
    if (!tokens.access_token || !tokens.refresh_token) throw unexpected(server, answer)
    refreshToken = tokens.refresh_token
  }

  const integration = {
    /** A whole authorization-code flow: two requests. */
    async connect() {
      const answer = await client.get(authorizePath)
      const code = answer.location && new URL(answer.location, url).searchParams.get('code')
      if (!code) throw unexpected(server, answer)
      await askForTokens({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      })
    },
    /** One refresh with the newest refresh token. */
    refresh: () => askForTokens({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    disconnect: client.disconnect,
  }
  await server.signIn?.(client, authorizePath, number)
  await integration.connect()
  return integration
}

function unexpected(server, { status, location, text }) {
  return new Error(
    `${server.name} gave an unexpected answer: ${status} ${location ?? ''} ${text.slice(0, 300)}`,
  )
}
