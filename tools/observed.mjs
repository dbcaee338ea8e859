// npm run observed: every twin through the relay of `mock-zoom observe`, and which findings its traffic alone gives. Exit code 1 if
// one of them is false.
import { contracts } from '../dist/contracts/index.js'
import { brokenTwins } from '../dist/src/broken-twins/index.js'
import { observeTwin } from '../dist/tools/observed/observe-twin.js'
import { falseOnes, printObserved } from '../dist/tools/observed/print.js'

const wanted = process.argv.slice(2)
const columns = []
for (const twin of [null, ...brokenTwins]) {
  if (wanted.length > 0 && !wanted.includes(twin?.name)) continue
  const rows = contracts.filter(({ twins }) => twin === null || twins.includes(twin.name))
  columns.push({ twin: twin?.name ?? null, cells: await observeTwin(twin, rows) })
  console.error(`${twin?.name ?? 'reference client'} ${columns.length}`)
}
console.log(printObserved(columns))
process.exitCode = falseOnes(columns).length === 0 ? 0 : 1
