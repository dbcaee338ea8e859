import type { AccountTwin, BrokenTwin } from '../broken-twins/index.ts'
import { brokenTwins, findTwin } from '../broken-twins/index.ts'
import { MockZoomError } from '../mock-zoom/index.ts'

/** The twin that `--twin` names. Throws a MockZoomError that lists all twins. */
export function twinNamed(name: string): BrokenTwin | AccountTwin {
  const twin = findTwin(name)
  if (!twin)
    throw new MockZoomError(
      `--twin ${name}: unknown twin. Known twins: ${brokenTwins.map((each) => each.name).join(', ')}.`,
    )
  return twin
}
