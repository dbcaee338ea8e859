import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

interface Measured {
  readonly name: string
  readonly rounds: number
  readonly grownPerRound: number
  readonly left: readonly string[]
  readonly leftBefore: readonly string[]
}

/** In bytes for each mock. A leaked mock would be fifty times that: 180 KB. */
const noise = 4_000

test('a thousand mocks and a thousand sandboxes leave no handle, no growth, and nothing that keeps Node alive', async () => {
  // That the process exits on its own is part of the proof.
  const { stdout } = await run(process.execPath, ['--expose-gc', 'test/embedding/leaks.child.mjs'], {
    timeout: 290_000,
  })
  const measured: Measured[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(measured.map(({ name }) => name)).toEqual(['mocks', 'sandboxes'])
  for (const { name, rounds, grownPerRound, left, leftBefore } of measured) {
    expect(rounds, name).toBe(1000)
    expect(left, name).toEqual(leftBefore)
    expect(grownPerRound, name).toBeLessThan(noise)
  }
}, 300_000)
