/** A line such as `sqlite3.IntegrityError: UNIQUE constraint failed: connections.person`. */
const named = /\b\w*(?:Error|Exception)\b: */
const likely = /error|exception|fail|fatal|panic|violat|constraint|cannot|can['’]t|undefined|traceback/i
/** A place in a program, or a request in an access log. */
const beside = /^\s*(?:at |File "|from |#\d+ |\^+\s*$)|\bHTTP\/\d|\b(?:GET|POST) \//
const shown = 200

/**
 * The error that an app printed between two looks at its last output, in one line; undefined where it printed none.
 *
 * @example printedError('ready', 'ready\nError: no such table: users\n    at run (db.js:1)') // 'Error: no such table: users'
 */
export function printedError(before: string, after: string): string | undefined {
  const lines = linesAfter(before, after).filter((line) => !beside.test(line))
  const line = lines.findLast((each) => named.test(each)) ?? lines.findLast((each) => likely.test(each))
  return line?.trim().slice(0, shown)
}

/**
 * The lines that an app printed between two looks at its output. Of an output only the end is kept: what is new comes after the
 * end of the old, and the first line may have lost its beginning.
 */
export function linesAfter(before: string, after: string): readonly string[] {
  const [old, all] = [before.trimEnd().split('\n'), after.split('\n')]
  if (before === '') return all
  const isSame = (line: string, index: number) =>
    line === all[index] || (index === 0 && line.endsWith(all[0] ?? ''))
  for (let from = 0; from < old.length; from += 1) {
    const rest = old.slice(from)
    if (rest.every(isSame)) return all.slice(rest.length)
  }
  return all
}
