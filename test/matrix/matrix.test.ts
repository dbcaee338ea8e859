import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { brokenTwins } from '../../src/broken-twins/index.ts'
import { runColumn } from '../../tools/matrix/column.ts'
import { complaintsAbout } from '../../tools/matrix/judge-column.ts'
import { contractsFor, partOfTheDay, readPart } from '../../tools/matrix/part.ts'

// Every contract on the reference client, and on each twin that it claims; on the other twins a part, another one each
// day. CI runs the whole, which is MATRIX_PART=1/1. What a part finds is found again with the same MATRIX_PART.

const { MATRIX_PART } = process.env
const part = MATRIX_PART ? readPart(MATRIX_PART) : partOfTheDay(Date.now())
const partName = `MATRIX_PART=${part.number}/${part.of}`
console.info(`The matrix runs with ${partName}.`)

test('the reference client keeps every contract, and the mock finds nothing wrong', async () => {
  const column = await runColumn(null, contracts)
  expect(complaintsAbout(column, contracts, null)).toEqual([])
  expect(column.cells.map(({ contract, profile }) => `${contract} ${profile}`).toSorted()).toEqual(
    contracts.flatMap(({ id, profiles }) => profiles.map((profile) => `${id} ${profile}`)).toSorted(),
  )
})

test.each(brokenTwins.map((twin, place) => ({ ...twin, twin, place })))(
  '$name breaks exactly the contracts that claim it',
  async ({ name, twin, place }) => {
    const column = await runColumn(twin, contractsFor({ name, place }, contracts, part))
    expect(complaintsAbout(column, contracts, twin), partName).toEqual([])
  },
)
