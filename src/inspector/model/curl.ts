import type { EntryOf } from '../../mock-zoom/journal/events.ts'

/** Headers that belong to the connection, and that curl makes itself. */
const notRepeated = [
  'host',
  'connection',
  'content-length',
  'accept-encoding',
  'transfer-encoding',
  'keep-alive',
]

/** The request as a command to paste. Its secrets are shortened, as in the journal: put your own in their place. */
export function curlOf(
  { method, path, query, requestHeaders, requestBody }: EntryOf<'request.answered'>,
  baseUrl: string,
): string {
  const headers = Object.entries(requestHeaders).filter(
    ([name]) => !notRepeated.includes(name) && !name.startsWith('sec-'),
  )
  const parts = [
    `curl --globoff ${quote(`${baseUrl}${path}${query === '' ? '' : `?${query}`}`)}`,
    ...(method === 'GET' ? [] : [`--request ${quote(method)}`]),
    ...headers.map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
    ...(requestBody === '' ? [] : [`--data-raw ${quote(requestBody)}`]),
  ]
  return parts.join(' \\\n  ')
}

/** For POSIX shells: nothing has a meaning between single quotes. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
