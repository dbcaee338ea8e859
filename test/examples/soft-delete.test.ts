import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ormExamples } from '../../tools/soft-delete/expected.ts'
import { difference, judge, missing } from '../../tools/soft-delete/judge.ts'

const examples = ormExamples(resolve('examples/soft-delete'))

test('one soft delete example is as its expected.json says, in each form (npm run soft-delete tries the others)', async (context) => {
  const [example] = examples.filter(({ orm }) => orm === 'objection')
  if (example === undefined) throw new Error('There is no example for Objection.')
  const lacking = missing(example)
  if (lacking) context.skip(`the example ${example.orm} needs the packages ${lacking}`)
  for (const [form, documented] of Object.entries(example.forms))
    expect({ form, problem: difference(documented, await judge(example, form)) }).toEqual({ form })
})

test('each example has a form that keeps everything, and says what the others break', () => {
  for (const { forms } of examples)
    for (const [form, { verdicts, says }] of Object.entries(forms)) {
      expect(verdicts.every((verdict) => verdict === 'kept')).toBe(form === 'fixed')
      expect(says === undefined).toBe(form === 'fixed')
    }
})
