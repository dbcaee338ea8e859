import type { BrokenTwin } from '../broken-twins/index.ts'
import { brokenTwins, findTwin } from '../broken-twins/index.ts'
import { SetupProblem } from '../mock-zoom/index.ts'

/** What `--twin` takes. */
export const twinNames = brokenTwins.map((twin) => twin.name)

export function twinNamed(name: string): BrokenTwin {
  const twin = findTwin(name)
  if (!twin) throw new SetupProblem(`There is no twin ${name}. There are ${twinNames.join(', ')}.`)
  return twin
}
