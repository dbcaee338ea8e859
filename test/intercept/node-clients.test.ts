import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/command.ts'
import { runSealed, whyNotSealed } from '../support/sealed-network/sealed-network.ts'

const folder = resolve('test/intercept/programs/node')
const programs = readdirSync(folder).filter((name) => name !== 'zoom.mjs')

test('programs can run in their own network, whose resolver sees every lookup', async (context) => {
  if (whyNotSealed) return context.skip(whyNotSealed)
  using data = temporaryFolder()
  const env = { MOCK_ZOOM_AUTHORITY: data.path }
  const script = `fetch('https://example.com/').catch(({ cause }) => console.log(cause.code))`
  const result = await runSealed(['run', '--', process.execPath, '-e', script], { env })
  expect([result.code, result.stdout, result.asked]).toEqual([0, 'ENOTFOUND\n', ['example.com']])
})

test.each(programs)(
  'Node, %s: an unchanged program gets the mock for zoom.us, without a DNS lookup',
  async (name) => {
    using data = temporaryFolder()
    const env = { MOCK_ZOOM_AUTHORITY: data.path }
    const { code, stdout, stderr, asked } = await runSealed(
      ['run', '--', process.execPath, resolve(folder, name)],
      { env },
    )
    expect([code, stdout, stderr.replace(/:\d+/, ':PORT'), asked ?? []]).toEqual([
      0,
      'https://api.zoom.us\njill@example.com sam@example.com\n',
      'mock-zoom: for this command zoom.us is http://127.0.0.1:PORT, which behaves as Zoom did in 2026.\nmock-zoom: 2 requests, no findings.\n',
      [],
    ])
  },
)
