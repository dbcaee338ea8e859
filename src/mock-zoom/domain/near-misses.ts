/** How many suggestions fit in one line. */
const most = 3

/**
 * The known names that somebody may have meant, the nearest first: those with a typing mistake or two, and those of which
 * `text` is a part.
 *
 * @example nearMisses('meeting.startd', ['meeting.started', 'meeting.ended']) // ['meeting.started']
 */
export function nearMisses(text: string, known: readonly string[]): string[] {
  const asked = text.toLowerCase()
  const allowed = Math.max(1, Math.min(3, Math.floor(asked.length / 4)))
  return known
    .map((name) => ({ name, away: distance(asked, name.toLowerCase()) }))
    .filter(({ name, away }) => away <= allowed || (asked.length >= 3 && name.toLowerCase().includes(asked)))
    .sort((one, other) => one.away - other.away)
    .slice(0, most)
    .map(({ name }) => name)
}

/** ` Did you mean meeting.started?`, to end a sentence with; nothing if no known name is near. */
export function didYouMean(text: string, known: readonly string[]): string {
  const near = nearMisses(text, known)
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`
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
