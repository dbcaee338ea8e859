// npm run soft-delete: the examples in examples/soft-delete, each ORM in each of its forms, judged by the reconnect contracts. Exit code 1 if
// one is not as its expected.json says, or could not run.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { contracts, ormExamples } from '../dist/tools/soft-delete/expected.js'
import { difference, judge, lacksOwnPackages, missing } from '../dist/tools/soft-delete/judge.js'

const usage = `npm run soft-delete -- [options]

  --orm NAME    only this ORM; can be repeated

Example: npm run soft-delete -- --orm typeorm`

try {
  const { values } = parseArgs({
    options: { orm: { type: 'string', multiple: true }, help: { type: 'boolean', default: false } },
  })
  if (values.help) console.log(usage)
  else await run(values.orm)
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
}

async function run(names) {
  const known = ormExamples(fileURLToPath(new URL('../examples/soft-delete', import.meta.url)))
  const unknown = names?.find((name) => !known.some(({ orm }) => orm === name))
  if (unknown) throw new Error(`--orm ${unknown}: expected one of ${known.map(({ orm }) => orm).join(', ')}.`)
  const examples = known.filter(({ orm }) => names === undefined || names.includes(orm))
  for (const folder of new Set(examples.map((example) => example.folder))) install(folder)
  console.log(row(['ORM', 'form', ...contracts]))
  const problems = []
  for (const example of examples) problems.push(...(await tryForms(example)))
  for (const problem of problems) console.error(`\n${problem}`)
  if (problems.length === 0) console.log('\nAll as documented.')
  else process.exitCode = 1
}

/** Prints a line for each form, and returns what is not as documented. */
async function tryForms(example) {
  const { orm, forms } = example
  const lacking = missing(example)
  if (lacking) return [`${orm} could not run: it needs the packages ${lacking}.`]
  const problems = []
  for (const [form, documented] of Object.entries(forms)) {
    const judged = await judge(example, form)
    console.log(row([orm, form, ...judged.verdicts, judged.finding ?? '']))
    const problem = difference(documented, judged)
    if (problem) problems.push(`${orm}, ${form}: ${problem}`)
  }
  return problems
}

function install(folder) {
  if (!lacksOwnPackages(folder)) return
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']
  if (spawnSync('npm', args, { stdio: 'inherit' }).status !== 0)
    throw new Error(`npm ci failed in ${folder}.`)
}

function row([orm, form, ...rest]) {
  return [orm.padEnd(11), form.padEnd(9), ...rest.map((cell, i) => cell.padEnd(contracts[i]?.length ?? 0))]
    .join('  ')
    .trimEnd()
}
