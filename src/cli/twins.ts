import type { BrokenTwin } from '../broken-twins/index.ts'
import { brokenTwins, findTwin } from '../broken-twins/index.ts'
import { SetupProblem } from '../mock-zoom/index.ts'

/** The twin that `--twin` names. Throws a SetupProblem that lists them. */
export function twinNamed(name: string): BrokenTwin {
  const twin = findTwin(name)
  if (!twin)
    throw new SetupProblem(
      `--twin ${name}: there is no such twin. There are ${brokenTwins.map((each) => each.name).join(', ')}.`,
    )
  return twin
}
