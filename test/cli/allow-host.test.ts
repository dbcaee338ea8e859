import { request } from 'node:http'
import { expect, test } from 'vitest'
import { runCommand, startCommand, temporaryFolder } from '../support/command.ts'

/** Asks for the mock's health by a name of its. Answers the status. */
function askBy(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/__mock/health`, { headers: { host }, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.once('error', reject)
    sent.end()
  })
}

for (const [how, args, env] of [
  ['flags', ['--allow-host', 'mock-zoom', '--allow-host', 'zoom.test'], {}],
  ['the environment', [], { MOCK_ZOOM_ALLOW_HOSTS: 'mock-zoom, zoom.test' }],
] satisfies [string, string[], Record<string, string>][]) {
  test(`names that ${how} allow get a response, and no others`, async () => {
    using folder = temporaryFolder()
    await using command = startCommand(['serve', '--port', '0', '--memory', ...args], {
      cwd: folder.path,
      env,
    })
    const [, url = ''] = await command.waitFor(/Look inside:\s+(http:\S+[^/\s])\/\s/)
    expect(
      await Promise.all(['mock-zoom', 'zoom.test:80', 'evil.example'].map((host) => askBy(url, host))),
    ).toEqual([200, 200, 403])
  })
}

test('an invalid name is refused, with the place it came from', async () => {
  using folder = temporaryFolder()
  const wrong = 'allowHosts.0: must be a host name, without a port or *; found "*"'
  const byFlag = await runCommand(['serve', '--allow-host', '*'], { cwd: folder.path })
  expect([byFlag.code, byFlag.stderr]).toEqual([2, expect.stringContaining(`--allow-host: ${wrong}`)])
  const env = { MOCK_ZOOM_ALLOW_HOSTS: '*' }
  const byVariable = await runCommand(['serve'], { cwd: folder.path, env })
  expect([byVariable.code, byVariable.stderr]).toEqual([
    2,
    expect.stringContaining(`MOCK_ZOOM_ALLOW_HOSTS: ${wrong}`),
  ])
})
