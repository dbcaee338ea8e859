import { contracts } from '../../contracts/index.ts'
import { findTwin } from '../../src/broken-twins/index.ts'
import { openBrowsers, type RealBrowsers } from '../../src/contract-runner/index.ts'
import { runColumn } from './column.ts'
import type { ColumnOrder } from './run-matrix.ts'

let real: Promise<RealBrowsers> | undefined

// Runs columns for the process that forked this one.
process.on('message', async ({ twin, contracts: ids, browser }: ColumnOrder) => {
  if (browser) real ??= openBrowsers()
  const rows = contracts.filter(({ id }) => ids.includes(id))
  process.send?.(await runColumn((twin !== null && findTwin(twin)) || null, rows, (await real)?.browsers))
})
process.on('disconnect', async () => (await real)?.[Symbol.asyncDispose]())
