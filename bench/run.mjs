import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { stopAll } from './children.mjs'
import { measureTables } from './measure.mjs'
import { describeMachine, formatReport } from './report.mjs'
import { startUpTables } from './startup.mjs'
import { throughputTables } from './throughput.mjs'

const help = `node bench/run.mjs [--quick] [--json]

Measures mock-zoom beside its peers. Progress goes to standard error, the result to standard output.

  --quick   fewer and shorter rounds: shows that it works, and rough factors
  --json    the result as JSON
`

const { quick, json } = readFlags()
const folder = mkdtempSync(join(tmpdir(), 'mock-zoom-bench-'))
process.on('exit', () => {
  stopAll()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130))

const { starts, rounds, ms } = quick ? { starts: 2, rounds: 2, ms: 100 } : { starts: 15, rounds: 9, ms: 500 }
const progress = (what) => (round) => process.stderr.write(`${what}, ${round}\n`)
const machine = describeMachine()
const tables = [
  ...(await measureTables(startUpTables(folder), starts, progress('start-up'))),
  ...(await measureTables(await throughputTables(folder, ms), rounds, progress('flows and refreshes'))),
]
stopAll()
const report = { ...machine, tables }
process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report))

function readFlags() {
  const options = {
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  }
  try {
    const { values } = parseArgs({ options })
    if (values.help) {
      process.stdout.write(help)
      process.exit()
    }
    if (!existsSync(new URL('../dist/src/cli/mock-zoom.js', import.meta.url)))
      throw new Error('mock-zoom is not built: run `npm run build` in the folder above first.')
    return values
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}
