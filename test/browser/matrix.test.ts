import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { brokenTwins, findTwin } from '../../src/broken-twins/index.ts'
import { openBrowsers, type RealBrowsers } from '../../src/contract-runner/index.ts'
import { runColumn } from '../../tools/matrix/column.ts'
import { complaintsAbout } from '../../tools/matrix/judge-column.ts'
import { columnsInBrowser, partOfTheDay, readPart } from '../../tools/matrix/part.ts'
import { installedChromium } from '../support/chromium.ts'

// Whether Chromium judges the same as the small browser: every twin on the contracts that claim it, and the reference client
// on all. Each day a twentieth of it, CI included, as the whole takes its time: `npm run matrix -- --browser`.

const { BROWSER_MATRIX_PART } = process.env
const part = BROWSER_MATRIX_PART ? readPart(BROWSER_MATRIX_PART) : partOfTheDay(Date.now())
const partName = `BROWSER_MATRIX_PART=${part.number}/${part.of}`
console.info(`The matrix in Chromium runs with ${partName}.`)

describe.skipIf(installedChromium() === undefined)('in Chromium', () => {
  let real: RealBrowsers
  beforeAll(async () => {
    real = await openBrowsers()
  })
  afterAll(() => real[Symbol.asyncDispose]())

  const columns = columnsInBrowser(
    brokenTwins.map(({ name }) => name),
    contracts,
    part,
  ).map((column) => ({ ...column, client: column.twin ?? 'the reference client' }))

  test.each(columns)(
    '$client is judged as it is without',
    async ({ twin, contracts: chosen }) => {
      const found = (twin !== null && findTwin(twin)) || null
      const column = await runColumn(found, chosen, real.browsers)
      expect(complaintsAbout(column, contracts, found), partName).toEqual([])
    },
    300_000,
  )
})
