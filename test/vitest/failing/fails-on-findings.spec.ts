import { describe } from 'vitest'
import { test } from '../../../src/vitest/index.ts'
import { connect, exchange, newCode, usersMe } from '../../support/oauth.ts'

// Each would pass without the fixture; it fails because of what Zoom saw.

test('passes, with a mistake', async ({ zoom }) => {
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
})

describe('on purpose', () => {
  const lenient = test.override({ failOn: 'nothing' })
  lenient('makes a mistake on purpose', async ({ zoom }) => {
    const code = await newCode(zoom)
    await exchange(zoom, code)
    await exchange(zoom, code)
  })
})

describe('strictly', () => {
  const strict = test.override({ failOn: 'refusals' })
  strict('is refused once, as correct apps are', async ({ zoom }) => {
    const { access_token } = await connect(zoom)
    await zoom.clock.advance({ hours: 1 })
    await usersMe(zoom, access_token)
  })
})
