import type { AccountTwin, BrokenTwin } from '../broken-twins/index.ts'
import { brokenTwins, findTwin } from '../broken-twins/index.ts'
import { didYouMean, MockZoomError } from '../mock-zoom/index.ts'

/** The twin that `--twin` names. Throws a MockZoomError with those that may have been meant. */
export function twinNamed(name: string): BrokenTwin | AccountTwin {
  const twin = findTwin(name)
  if (!twin)
    throw new MockZoomError(
      `--twin ${name}: unknown twin.${didYouMean(
        name,
        brokenTwins.map((each) => each.name),
      )}`,
      'mock-zoom contracts --list names them all.',
    )
  return twin
}
