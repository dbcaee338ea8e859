/** The header with a proxy's credentials, as name and value. */
export function proxyAuthorization({ username, password }: URL): string[] {
  if (username === '') return []
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return ['Proxy-Authorization', `Basic ${Buffer.from(credentials).toString('base64')}`]
}
