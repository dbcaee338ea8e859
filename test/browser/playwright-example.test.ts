import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { installedChromium } from '../support/chromium.ts'

const run = promisify(execFile)

test('the Playwright example passes in a real browser', async (context) => {
  const executablePath =
    installedChromium() ?? context.skip('no Chromium here: install it, or set CHROMIUM_PATH')
  const { stdout } = await run('npx', ['playwright', 'test', '-c', 'examples/playwright'], {
    env: { ...process.env, CHROMIUM_PATH: executablePath, NO_COLOR: '1' },
  }).catch((error: { readonly stdout: string }) => error)
  expect(stdout).toContain('3 passed')
})
