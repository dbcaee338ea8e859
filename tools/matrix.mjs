// npm run matrix: every contract on the reference client and on every broken twin. Exit code 1 if anything is wrong.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { printMatrix } from '../dist/tools/matrix/print.js'
import { runMatrix } from '../dist/tools/matrix/run-matrix.js'

const usage = `npm run matrix -- [options]

  --contract ID   only this contract; can be repeated
  --twin NAME     only this twin, beside the reference client; can be repeated
  --browser       people use Chromium, and each twin runs on the contracts that claim it alone (some ten minutes)
  --json          the whole report as JSON

Example: npm run matrix -- --twin exchanges-code-twice`

try {
  const { values } = parseArgs({
    options: {
      contract: { type: 'string', multiple: true },
      twin: { type: 'string', multiple: true },
      browser: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(usage)
  else await run(values)
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}

async function run({ contract, twin, browser, json }) {
  const report = await runMatrix({
    contracts: contract,
    twins: twin,
    browser,
    workers: availableParallelism(),
    onColumn: ({ twin: name, durationMs }, done, planned) =>
      console.error(`${done}/${planned} ${name ?? 'reference client'}, ${(durationMs / 1000).toFixed(1)} s`),
  })
  console.log(json ? JSON.stringify(report, null, 2) : printMatrix(report))
  process.exitCode = report.complaints.length === 0 ? 0 : 1
}
