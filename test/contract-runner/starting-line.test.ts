import { expect, test } from 'vitest'
import { type Runner, startingLine } from '../../src/contract-runner/browser/starting-line.ts'

/** Who has set out, in order. */
function runners(...names: readonly string[]) {
  const line = startingLine()
  const gone: string[] = []
  const entered = names.map((name): Runner & { come(): Promise<void> } => {
    const runner = line.enter()
    return { ...runner, come: async () => void runner.ready().then(() => gone.push(name)) }
  })
  return { entered, gone }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('the first to arrive waits for the others', async () => {
  const { entered, gone } = runners('first', 'second', 'third')
  for (const runner of entered.slice(0, 2)) await runner.come()
  await settled()
  expect(gone).toEqual([])
  await entered[2]?.come()
  await settled()
  expect(gone).toEqual(['first', 'second', 'third'])
})

test('nobody waits for those who left, and one alone does not wait', async () => {
  const { entered, gone } = runners('first', 'second')
  await entered[0]?.come()
  entered[1]?.leave()
  await settled()
  expect(gone).toEqual(['first'])
})
