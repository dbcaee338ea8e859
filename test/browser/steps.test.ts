import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { openBrowsers } from '../../src/contract-runner/index.ts'
import { judgeManyWays, manyWays } from '../contract-runner/many-ways.ts'
import { installedChromium } from '../support/chromium.ts'

test.skipIf(installedChromium() === undefined)(
  'steps are taken in Chromium as in the small browser',
  async () => {
    await using real = await openBrowsers()
    const chosen = contracts.filter(({ id }) => id === 'connect-works')
    const verdicts = await Promise.all(
      Object.values(manyWays).map((file) => judgeManyWays(file, chosen, real.browsers)),
    )
    expect(verdicts).toEqual(Object.values(manyWays).map(() => [['connect-works', 'kept', '']]))
  },
)
