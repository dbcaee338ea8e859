import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { installedChromium } from '../support/chromium.ts'

const run = promisify(execFile)

test('the Playwright example passes in a real browser', async (context) => {
  const executablePath =
    installedChromium() ?? context.skip('no Chromium here: install it, or set CHROMIUM_PATH')
  // Vitest sets it for pages, and Better Auth takes it for its own address.
  const { BASE_URL: _, ...environment } = process.env
  const { stdout } = await run('npx', ['playwright', 'test', '-c', 'examples/playwright'], {
    env: { ...environment, CHROMIUM_PATH: executablePath, NO_COLOR: '1' },
  }).catch((error: { readonly stdout: string }) => error)
  expect(stdout).toContain('5 passed')
})

test('docs/sign-in.md shows the example as it is', () => {
  const shown = /^<!-- (\S+) -->\n```ts\n([\s\S]*?)^```$/m.exec(readFileSync('docs/sign-in.md', 'utf-8'))
  expect(shown?.[2]).toBe(readFileSync(shown?.[1] ?? '', 'utf-8'))
})
