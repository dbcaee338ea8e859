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

/** Of an output only the last lines are kept: what is new comes after the end of the old. */
function linesAfter(before: string, after: string): readonly string[] {
  const [old, all] = [before.split('\n'), after.split('\n')]
  if (before === '') return all
  for (let from = 0; from < old.length; from += 1) {
    const rest = old.slice(from)
    if (rest.every((line, index) => line === all[index])) return all.slice(rest.length)
  }
  return all
}
