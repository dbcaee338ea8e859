import { expect } from 'vitest'
import { test } from '../../../src/vitest/index.ts'
import { exchange, newCode } from '../../support/oauth.ts'

test.override({ saveTo: process.env.SAVE_TO })

test('exchanges a code twice, and fails', async ({ zoom }) => {
  const code = await newCode(zoom)
  await exchange(zoom, code)
  expect((await exchange(zoom, code)).status).toBe(200)
})
