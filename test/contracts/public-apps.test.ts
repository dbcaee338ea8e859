import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findContract } from '../../contracts/index.ts'
import { findTwin } from '../../src/broken-twins/index.ts'

const rows = readFileSync('docs/public-apps.md', 'utf-8')
  .replace(/^## Public apps that were run$[\s\S]*/m, '')
  .split('\n')
  .filter((line) => line.startsWith('| ['))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, app = '', bug = '', contract = '', twin = '']) => ({ app, bug, contract, twin }))

test('the page has rows', () => expect(rows.length).toBeGreaterThan(20))

describe.each(rows)('$app: $bug', ({ app, contract, twin }) => {
  test('is detected by a contract that fails on the twin, and has a public source', () => {
    expect(app).toMatch(/^\[[^\]]+\]\(https:\/\/[^)\s]+\)$/)
    expect(findTwin(twin), `the twin ${twin}`).toBeDefined()
    expect(findContract(contract)?.twins, `the contract ${contract}`).toContain(twin)
  })
})
