import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { brokenTwins } from '../../src/broken-twins/index.ts'
import { contractList, replaceBetween } from '../../tools/fidelity/contract-list.ts'
import { contractPage } from '../../tools/fidelity/contract-page.ts'

const docs = new URL('../../docs/', import.meta.url)

test('every contract has its page, as its header says, and there are no others', () => {
  const pages = readdirSync(new URL('contracts/', docs))
  expect(pages.toSorted()).toEqual(contracts.map(({ id }) => `${id}.md`).toSorted())
  for (const contract of contracts) {
    const twins = brokenTwins.filter(({ name }) => contract.twins.includes(name))
    const page = readFileSync(new URL(`contracts/${contract.id}.md`, docs), 'utf-8')
    expect(page, 'run npm run build').toBe(contractPage(contract, twins))
  }
})

test('the list in docs/contracts.md and the numbers in README.md match the source', () => {
  expect(readFileSync(new URL('contracts.md', docs), 'utf-8')).toContain(contractList(contracts))
  const readme = readFileSync(new URL('../README.md', docs), 'utf-8')
  expect(readme).toContain(`${contracts.length} contracts and ${brokenTwins.length} broken twins`)
})

test('links of a page lead to files', () => {
  for (const { id } of contracts) {
    const page = readFileSync(new URL(`contracts/${id}.md`, docs), 'utf-8')
    const links = [...page.matchAll(/\]\((\.\.[^)#]+)/g)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThan(2)
    expect(links.filter((path) => !existsSync(new URL(path, new URL('contracts/', docs))))).toEqual([])
  }
})

test('text without markers is not rewritten', () => {
  const marked = 'before <!-- x: written by `npm run build` -->old<!-- end of x --> after'
  expect(replaceBetween(marked, 'x', 'new')).toBe(
    'before <!-- x: written by `npm run build` -->new<!-- end of x --> after',
  )
  expect(() => replaceBetween('nothing here', 'x', 'new')).toThrow('The document has no')
})
