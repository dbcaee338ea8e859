// npm run same-verdict: one app, judged again and again by the contracts in which chance decides which request comes first. Exit code 1 if
// two runs differ.
import { parseArgs } from 'node:util'
import { contracts as all } from '../dist/contracts/index.js'
import { chooseSubject } from '../dist/src/cli/subject-of.js'
import { decidedByChance, runAgain } from '../dist/tools/same-verdict/run-again.js'

const usage = `npm run same-verdict -- [options]

  --twin NAME      a broken twin; by default the reference client
  --subject FILE   the app that this subject file describes
  --only ID        this contract instead of those that chance decides; can be repeated
  --times NUMBER   how often (default: 9)

Example: npm run same-verdict -- --twin exchanges-code-twice --times 3`

try {
  const { values } = parseArgs({
    options: {
      twin: { type: 'string' },
      subject: { type: 'string' },
      only: { type: 'string', multiple: true, default: decidedByChance },
      times: { type: 'string', default: '9' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(usage)
  else await run(values)
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}

async function run({ twin, subject, only, times }) {
  const contracts = only.map((id) => all.find((contract) => contract.id === id) ?? unknown(id))
  if (!/^[1-9]\d?$/.test(times)) throw new Error('--times: expected a number from 1 to 99.')
  const flags = twin === undefined && subject === undefined ? { reference: true } : { twin, subject }
  const app = await chooseSubject(flags)
  const tell = (time, results) => {
    const broken = results.filter(({ verdict }) => verdict === 'broken').length
    console.error(`${time}/${times} ${app.subjectName}: ${results.length} judged, ${broken} broken`)
  }
  const wavering = await runAgain(contracts, Number(times), app, tell).finally(() =>
    app[Symbol.asyncDispose](),
  )
  for (const { contract, judgements } of wavering) {
    const each = Object.entries(judgements).map(([judgement, count]) => `${count} times ${judgement}`)
    console.log(`${contract}: ${each.join(', ')}`)
  }
  if (wavering.length === 0) console.log(`${times} runs, one verdict for each contract.`)
  else process.exitCode = 1
}

function unknown(id) {
  throw new Error(`--only ${id}: there is no such contract.`)
}
