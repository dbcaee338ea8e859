import { expect, test } from 'vitest'
import { findOccurrence, noteOn } from '../../src/contract-runner/occurrence.ts'

const run = (id: string) => ({ contract: { id } })
const failing = run('failing')
const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(run)

/** An app that fails after all of these, in this order. It can be tried so many times. */
function appThatFailsAfter(needed: readonly string[], tries = Number.POSITIVE_INFINITY) {
  const tried: string[] = []
  return {
    tried,
    async replay(runs: readonly { contract: { id: string } }[]) {
      if (tried.length >= tries) return undefined
      const ids = runs.map(({ contract }) => contract.id)
      tried.push(ids.join(''))
      let from = 0
      for (const id of needed) {
        const at = ids.indexOf(id, from)
        if (at === -1) return false
        from = at + 1
      }
      return true
    },
  }
}

test('a failure that comes alone is tried once', async () => {
  const app = appThatFailsAfter([])
  expect(await findOccurrence(failing, before, app.replay)).toEqual({ when: 'alone' })
  expect(app.tried).toEqual(['failing'])
})

test('where any contract before it is enough, the last one is found at once', async () => {
  const app = appThatFailsAfter(['i'])
  expect(await findOccurrence(failing, before, app.replay)).toEqual({ when: 'after', contracts: ['i'] })
  expect(app.tried).toEqual(['failing', 'ifailing'])
})

test.each([[['a']], [['e']], [['a', 'i']], [['c', 'd', 'g']]])(
  'after %j it names these, in their order, and no other',
  async (needed) => {
    const { replay } = appThatFailsAfter(needed)
    expect(await findOccurrence(failing, before, replay)).toEqual({ when: 'after', contracts: needed })
  },
)

test('a failure that does not come again is reported as such', async () => {
  const { replay } = appThatFailsAfter(['never'])
  expect(await findOccurrence(failing, before, replay)).toEqual({ when: 'not-again' })
})

test.each([
  [0, undefined],
  [1, { when: 'unknown' }],
  // Found to be among the last eight, and no time to say more.
  [5, { when: 'after', contracts: ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] }],
])('with time for %i tries it says what it knows', async (tries, known) => {
  const { replay } = appThatFailsAfter(['b'], tries)
  expect(await findOccurrence(failing, before, replay)).toEqual(known)
})

test('the note says what the command alone does not', () => {
  expect(noteOn({ when: 'alone' })).toBe('')
  expect(noteOn({ when: 'after', contracts: ['a', 'b'] })).toBe(
    'Alone it is kept: it fails only after a, b, with the same app and its data.',
  )
  expect(noteOn({ when: 'not-again' })).toMatch(/did not come again/)
  expect(noteOn({ when: 'unknown' })).toMatch(/not enough time/)
})
