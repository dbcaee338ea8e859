import { contracts } from '../../contracts/index.ts'
import { findTwin } from '../../src/broken-twins/index.ts'
import { runColumn } from './column.ts'
import type { ColumnOrder } from './run-matrix.ts'

// Runs columns for the process that forked this one.
process.on('message', async ({ twin, contracts: ids }: ColumnOrder) => {
  const rows = contracts.filter(({ id }) => ids.includes(id))
  process.send?.(await runColumn((twin !== null && findTwin(twin)) || null, rows))
})
