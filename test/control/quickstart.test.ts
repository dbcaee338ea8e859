import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'

const run = promisify(execFile)

test('the quickstart is plain text, has the address at which it was asked, and no secret', async () => {
  await using zoom = await createMockZoom()
  const response = await zoom.fetch('/__mock/quickstart')
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const text = await response.text()
  expect(text).toContain(`  ZOOM_BASE_URL=${zoom.url}\n  ZOOM_CLIENT_ID=acme_scheduler_dev_01\n`)
  expect(text).toContain(`npx mock-zoom mcp --zoom ${zoom.url}`)
  for (const { clientSecret } of await zoom.apps.list())
    if (clientSecret !== null) expect(text).not.toContain(clientSecret)
})

test('each command in it works as it is', async () => {
  await using zoom = await createMockZoom()
  const text = await (await zoom.fetch('/__mock/quickstart')).text()
  const commands = [...text.matchAll(/curl (.*)$/gm)].map(([, rest = '']) => rest)
  expect(commands).toHaveLength(9)
  for (const command of commands) {
    // jill has authorized nothing yet: a 409 that says so.
    const expected = command.includes('/uninstall') ? /^409$/ : /^20[014]$/
    const { stdout } = await run('sh', ['-c', `curl -s -o /dev/null -w '%{http_code}' ${command}`])
    expect(stdout, command).toMatch(expected)
  }
})

test('in a sandbox it names the sandbox', async () => {
  await using zoom = await createMockZoom()
  const sandbox = await zoom.sandboxes.create()
  expect(await (await fetch(`${sandbox.url}/__mock/quickstart`)).text()).toContain(
    `ZOOM_BASE_URL=${sandbox.url}\n`,
  )
})
