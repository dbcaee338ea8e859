// Writes docs/contracts/<id>.md, the list in docs/contracts.md, and the numbers in README.md, from the headers of the contracts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { contracts } from '../dist/contracts/index.js'
import { brokenTwins } from '../dist/src/broken-twins/index.js'
import { contractList, replaceBetween } from '../dist/tools/fidelity/contract-list.js'
import { contractPage } from '../dist/tools/fidelity/contract-page.js'

const folder = new URL('../docs/contracts/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) {
  if (!contracts.some(({ id }) => name === `${id}.md`)) rmSync(new URL(name, folder))
}
for (const contract of contracts) {
  const twins = brokenTwins.filter(({ name }) => contract.twins.includes(name))
  writeFileSync(new URL(`${contract.id}.md`, folder), contractPage(contract, twins))
}
rewrite('../docs/contracts.md', 'list of contracts', `\n\n${contractList(contracts)}\n\n`)
rewrite('../README.md', 'numbers', `${contracts.length} contracts and ${brokenTwins.length} broken twins`)

function rewrite(path, name, text) {
  const file = new URL(path, import.meta.url)
  writeFileSync(file, replaceBetween(readFileSync(file, 'utf-8'), name, text))
}
