/** What every program here requests from Zoom: a token for its account, and the users of that account. */
const credentials = Buffer.from('acme_reports_s2s_0001:acme-reports-secret-for-dev-0001').toString('base64')

export const tokenRequest = {
  url: 'https://zoom.us/oauth/token',
  headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
  body: 'grant_type=account_credentials&account_id=fjWCMNv_RySUpbdBJjO-Tg',
}

export const usersRequest = (token) => ({
  url: 'https://api.zoom.us/v2/users',
  headers: { authorization: `Bearer ${token}` },
})

/** Requests both with a client's two functions, and prints the same lines in every language. */
export async function connect({ post, get }) {
  const token = await post(tokenRequest)
  const { users } = await get(usersRequest(token.access_token))
  console.log(token.api_url)
  console.log(users.map(({ email }) => email).join(' '))
}
