/** How many suggestions fit in one line. */
const most = 3

/**
 * The known names that somebody may have meant: those with a typing mistake or two, the nearest first; without any, those of
 * which `text` is a part.
 *
 * @example nearMisses('meeting.startd', ['meeting.started', 'meeting.ended']) // ['meeting.started']
 */
export function nearMisses(text: string, known: readonly string[]): string[] {
  const typed = withTypingMistakes(text, known)
  if (typed.length > 0 || text.length < 3) return typed
  return known.filter((name) => name.toLowerCase().includes(text.toLowerCase())).slice(0, most)
}

function withTypingMistakes(text: string, known: readonly string[]): string[] {
  const asked = text.toLowerCase()
  const allowed = Math.max(1, Math.min(3, Math.floor(asked.length / 4)))
  return known
    .map((name) => ({ name, away: distance(asked, name.toLowerCase()) }))
    .filter(({ away }) => away <= allowed)
    .sort((one, other) => one.away - other.away)
    .slice(0, most)
    .map(({ name }) => name)
}

/** ` Did you mean meeting.started?`, to end a sentence with; nothing if no known name is near. */
export function didYouMean(text: string, known: readonly string[]): string {
  const near = nearMisses(text, known)
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`
}

/**
 * The known endpoints that somebody may have meant: those at a path with a typing mistake or two, with a part too many in front
 * (`/api/oauth/token`) or without it (`/token`), or with the same last part. With the method that was used, if one has it.
 *
 * @example nearEndpoints('POST', '/oauth/tokne', ['POST /oauth/token', 'POST /oauth/revoke']) // ['POST /oauth/token']
 */
export function nearEndpoints(method: string, path: string, known: readonly string[]): string[] {
  // Comparing takes time for each character, and whoever sends that many has made no typing mistake.
  if (path.length > 200) return []
  const asked = `/${path.toLowerCase().split('/').filter(Boolean).join('/')}`
  const endpoints = known.map((text) => ({ text, path: text.split(' ')[1] ?? '' }))
  const paths = [...new Set(endpoints.map((endpoint) => endpoint.path))].filter((each) => each !== '/')
  const wrapped = paths.filter((each) => asked.endsWith(each))
  const last = asked.slice(asked.lastIndexOf('/'))
  const sameEnd = last.length < 3 ? [] : paths.filter((each) => each.endsWith(last))
  const near = [wrapped, withTypingMistakes(asked, paths), sameEnd].find((some) => some.length > 0) ?? []
  const meant = endpoints.filter((endpoint) => near.includes(endpoint.path))
  const same = meant.filter(({ text }) => text.startsWith(`${method} `))
  return (same.length > 0 ? same : meant).slice(0, most).map(({ text }) => text)
}

/** How many characters have to be typed, left out, changed or swapped with the next one. */
function distance(from: string, to: string): number {
  // Three rows of the table are enough: a swap looks two rows back.
  let [beforeLast, last] = [[0], Array.from({ length: to.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
        row > 1 && column > 1 && swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[beforeLast, last] = [last, current]
  }
  return last[to.length] ?? 0
}
