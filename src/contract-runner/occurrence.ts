/** When a failure comes, as far as it was tried with a new app after the run. */
export type Occurrence =
  | { readonly when: 'alone' }
  /** Only after these contracts, the fewest that were found, in this order. */
  | { readonly when: 'after'; readonly contracts: readonly string[] }
  /** Neither alone nor after the contracts that the app had been through. */
  | { readonly when: 'not-again' }
  /** Not alone; what it needs before it was not found in time. */
  | { readonly when: 'unknown' }

/** What to know before running the command that shows a failure again; empty if it does so by itself. */
export function noteOn(occurrence: Occurrence | undefined): string {
  switch (occurrence?.when) {
    case undefined:
    case 'alone':
      return ''
    case 'after':
      return `Alone it is kept: it fails only after ${occurrence.contracts.join(', ')}, with the same app and its data.`
    case 'not-again':
      return 'It did not come again, neither alone nor after the same contracts as in this run: chance may decide.'
    case 'unknown':
      return 'Alone it is kept: it fails only after others. There was not enough time to find out which; this runs all of them.'
    default:
      return occurrence satisfies never
  }
}

/** Whether the last of these fails when a new app goes through them in order; undefined if there is no time left to tell. */
export type Replay<Run> = (runs: readonly Run[]) => Promise<boolean | undefined>

/** When `run` fails, which an app did after `before`. Undefined if there was no time to tell anything. */
export async function findOccurrence<Run extends { readonly contract: { readonly id: string } }>(
  run: Run,
  before: readonly Run[],
  replay: Replay<Run>,
): Promise<Occurrence | undefined> {
  const fails = (part: readonly Run[]) => replay([...part, run])
  const alone = await fails([])
  if (alone === undefined) return undefined
  if (alone) return { when: 'alone' }
  // Most often the second time of anything is enough, so it begins with the last contract, and takes twice as many each time.
  for (let size = 1; ; size *= 2) {
    const part = before.slice(-size)
    const failed = await fails(part)
    if (failed === undefined) return { when: 'unknown' }
    if (failed)
      return { when: 'after', contracts: (await shortened(part, fails)).map(({ contract }) => contract.id) }
    if (size >= before.length) return { when: 'not-again' }
  }
}

/** The half that is enough, again and again; then without each that can be left out. */
async function shortened<Run>(enough: readonly Run[], fails: Replay<Run>): Promise<readonly Run[]> {
  let part = enough
  while (part.length > 1) {
    const middle = Math.ceil(part.length / 2)
    const halves = [part.slice(0, middle), part.slice(middle)]
    const half = await firstThatFails(halves, fails)
    if (half === undefined) break
    part = half
  }
  for (const each of part.length > 1 ? part : []) {
    const others = part.filter((other) => other !== each)
    if (await fails(others)) part = others
  }
  return part
}

async function firstThatFails<Run>(
  parts: readonly (readonly Run[])[],
  fails: Replay<Run>,
): Promise<readonly Run[] | undefined> {
  for (const part of parts) if (await fails(part)) return part
  return undefined
}
