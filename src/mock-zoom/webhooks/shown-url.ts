/** A URL for the journal: without a password, and with `?…` instead of its query. */
export function withoutSecrets(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  return `${shown.origin}${shown.pathname}${shown.search === '' ? '' : '?…'}`
}
