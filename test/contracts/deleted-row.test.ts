import { expect, test } from 'vitest'
import { findContract } from '../../contracts/index.ts'
import { twinAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { findTwin } from '../../src/broken-twins/index.ts'
import { runContracts } from '../../src/contract-runner/index.ts'

// Zoom sees the same in two of them, and a correct exchange in the third: only the contract can tell them apart.
test.each([
  ['writes-into-the-deleted-row', /^The new tokens were written into a row that stays deleted/],
  ['one-row-per-person-ever', /^A unique key counts deleted rows/],
  ['restores-the-old-tokens', /^The deleted row was restored with the tokens of the earlier connection/],
])('%s is named first', async (name, cause) => {
  const contract = findContract('reconnect-uses-the-new-code')
  const twin = findTwin(name)
  if (contract === undefined || twin === undefined) throw new Error('There is no such contract or twin.')
  const { causes } = await runContracts({
    contracts: [contract],
    profile: '2026',
    subjectName: name,
    ...twinAsSubject(twin),
  })
  expect(causes.map(({ id }) => id)).toEqual(['reconnect-uses-the-new-code'])
  expect(causes[0]?.possible[0]).toMatch(cause)
})
