import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { brokenTwins } from '../../src/broken-twins/index.ts'
import { runColumn } from '../../tools/matrix/column.ts'
import { complaintsAbout } from '../../tools/matrix/judge-column.ts'

// The same as `npm run matrix`, which uses all cores; here the other test files have the other core.

test('the reference client keeps every contract, and the mock finds nothing wrong', async () => {
  const column = await runColumn(null, contracts)
  expect(complaintsAbout(column, contracts, null)).toEqual([])
  expect(column.cells.map(({ contract, profile }) => `${contract} ${profile}`).toSorted()).toEqual(
    contracts.flatMap(({ id, profiles }) => profiles.map((profile) => `${id} ${profile}`)).toSorted(),
  )
})

test.each(brokenTwins)('$name breaks exactly the contracts that claim it', async (twin) => {
  expect(complaintsAbout(await runColumn(twin, contracts), contracts, twin)).toEqual([])
})
