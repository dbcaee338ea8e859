/** The header with which a proxy wants to be asked, as name and value. */
export function proxyAuthorization({ username, password }: URL): string[] {
  if (username === '') return []
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return ['Proxy-Authorization', `Basic ${Buffer.from(credentials).toString('base64')}`]
}
