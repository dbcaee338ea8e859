import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { runCommand, startCommand } from '../support/command.ts'

test('--script plays the lesson to its end, in the words of the report, without colour in a pipe', async () => {
  const { code, stdout, stderr } = await runCommand(['lesson', '--script'])
  expect(stderr).toBe('')
  expect(code).toBe(0)
  const steps = [...stdout.matchAll(/^\d+\. .*$/gm)].map(([line]) => line)
  expect(steps).toEqual([
    '1. Connect',
    '2. Disconnect, softly',
    '3. Connect again',
    '4. Try: encode state',
    '5. Try: revoke first',
    '6. Try: hard-delete the row',
    '7. The next time',
    '8. What Zoom saw',
    '9. The difference in the code',
    '10. Never again',
  ])
  expect(stdout).toMatch(
    /✗ Alice connects: .*Zoom API error: invalid_request, reason: Invalid authorization code [\w-]{10}/,
  )
  expect(stdout).toContain('! stale-code-after-reconnect')
  expect(stdout).toMatch(/✗ reconnect-uses-the-new-code[\s\S]*✓ reconnect-uses-the-new-code/)
  expect(stdout).not.toContain('\u001b')
})

test('the same seed gives the same codes, another seed gives others', async () => {
  const codes = async (...flags: string[]) => {
    const { stdout } = await runCommand(['lesson', '--script', ...flags])
    return [...new Set([...stdout.matchAll(/issued code ([\w-]+)/g)].map(([, code]) => code))]
  }
  const usual = await codes()
  expect(usual.length).toBeGreaterThan(4)
  expect(await codes()).toEqual(usual)
  expect(await codes('--seed', 'another')).not.toEqual(usual)
})

test('serves the page until it is stopped', async () => {
  await using command = startCommand(['lesson', '--port', '0'])
  const [, url = ''] = await command.waitFor(/Open +(http:\S+)#/)
  await command.waitFor(/Ctrl-C/)
  const state = await (await fetch(`${url}lesson/state`)).json()
  expect(state.lesson.id).toBe('reuses-stored-code')
  command.child.kill('SIGINT')
  expect(await command.ended).toBe(0)
})

test('--list names all lessons', async () => {
  const { code, stdout } = await runCommand(['lesson', '--list'])
  expect(code).toBe(0)
  expect(stdout).toContain('reuses-stored-code  Invalid authorization code, and only for some (10 minutes)\n')
})

test('an unknown lesson and a taken port are one clear line each, and exit code 2', async () => {
  const unknown = await runCommand(['lesson', 'none'])
  expect(unknown).toMatchObject({ code: 2, stdout: '' })
  expect(unknown.stderr).toMatch(
    /^mock-zoom: There is no lesson none\. The lessons are reuses-stored-code.*; --list says what they are about\.\n$/,
  )

  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => other.once('listening', listening))
  const { port } = other.address() as AddressInfo
  const taken = await runCommand(['lesson', '--port', String(port)])
  other.close()
  expect(taken).toMatchObject({
    code: 2,
    stderr: `mock-zoom: Port ${port} is taken by another program. Stop it, or choose another port with --port (0 takes a free one).\n`,
  })
})
