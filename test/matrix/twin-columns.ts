import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { brokenTwins } from '../../src/broken-twins/index.ts'
import { runColumn } from '../../tools/matrix/column.ts'
import { complaintsAbout } from '../../tools/matrix/judge-column.ts'
import { contractsFor, partOfTheDay, readPart } from '../../tools/matrix/part.ts'

// Every contract on each twin that it claims; on the other twins a part, a different one each day. CI runs a quarter, such as
// MATRIX_PART=1/4; 1/1 is the whole. What a part finds is found again with the same MATRIX_PART.

const { MATRIX_PART } = process.env
const part = MATRIX_PART ? readPart(MATRIX_PART) : partOfTheDay(Date.now())
const partName = `MATRIX_PART=${part.number}/${part.of}`

/** Tests the twins at even or at odd places, so that two files share them and run side by side. */
export function testTwins(places: 'even' | 'odd'): void {
  console.info(`The matrix runs with ${partName}, the twins at ${places} places.`)
  const twins = brokenTwins.map((twin, place) => ({ ...twin, twin, place }))
  const rest = places === 'even' ? 0 : 1
  test.each(twins.filter(({ place }) => place % 2 === rest))(
    '$name breaks exactly the contracts that claim it',
    async ({ name, kind, twin, place }) => {
      const column = await runColumn(twin, contractsFor({ name, kind, place }, contracts, part))
      expect(complaintsAbout(column, contracts, twin), partName).toEqual([])
    },
  )
}
