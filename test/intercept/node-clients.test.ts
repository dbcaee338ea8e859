import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/command.ts'
import { quietRun, withoutPorts } from '../support/quiet-run.ts'
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
    expect([code, stdout, withoutPorts(stderr), asked ?? []]).toEqual([
      0,
      'https://api.zoom.us\njill@example.com sam@example.com\n',
      quietRun,
      [],
    ])
  },
)
