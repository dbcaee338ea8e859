import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { runColumn } from '../../tools/matrix/column.ts'
import { complaintsAbout } from '../../tools/matrix/judge-column.ts'
import { testTwins } from './twin-columns.ts'

test('the reference client keeps every contract, and the mock finds nothing wrong', async () => {
  const column = await runColumn(null, contracts)
  expect(complaintsAbout(column, contracts, null)).toEqual([])
  expect(column.cells.map(({ contract, profile }) => `${contract} ${profile}`).toSorted()).toEqual(
    contracts.flatMap(({ id, profiles }) => profiles.map((profile) => `${id} ${profile}`)).toSorted(),
  )
})

testTwins('even')
