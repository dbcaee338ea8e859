/** Supervisors that wait for somebody to change a file. */
const waitingSigns = [/.*app crashed - waiting for file changes.*/, /^Failed running '.*'.*/m]
/** PHP's server goes on after an error that no page survives. */
const phpSigns = [/(?:PHP )?(?:Fatal|Parse) error: .*/, /<b>(?:Fatal|Parse) error<\/b>: .*/]

/** The line of an app's output that says that it will never respond by itself, if there is one. */
export function signOfWaiting(output: string): string | undefined {
  return firstLine(output, waitingSigns)
}

/** The line of a page, or of the output, that says that no page will ever work, if there is one. */
export function signOfBrokenPages(text: string): string | undefined {
  return firstLine(text, phpSigns)
}

function firstLine(text: string, signs: readonly RegExp[]): string | undefined {
  const [line] = signs.flatMap((sign) => sign.exec(text)?.[0] ?? [])
  return line
    ?.replaceAll(/<[^>]*>/g, '')
    .trim()
    .slice(0, 200)
}
