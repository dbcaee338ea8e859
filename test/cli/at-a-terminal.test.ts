import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/command.ts'
import { keys, sitDown } from '../support/on-terminal.ts'

test('init asks, asks again after an invalid answer, and writes the answers', async (context) => {
  using folder = temporaryFolder()
  await using sitting = sitDown(context, ['init', '--status', 'none'], { cwd: folder.path })
  const answer = async (question: string, text = '') => {
    await sitting.see(`${question}: `)
    sitting.type(text + keys.enter)
  }
  await sitting.see('Your app’s name [')
  sitting.type(`Shop${keys.enter}`)
  await answer(
    'Its kind: user-managed if people connect to Zoom, server-to-server if it acts for its own account [user-managed]',
  )
  await answer('The command that starts it ("none" if it is already running) [none]', 'node server.js')
  await answer('Its base URL ({port} stands for a free port) [http://127.0.0.1:{port}]', '<')
  await answer('The command that starts it ("none" if it is already running) [node server.js]')
  await answer('Its base URL ({port} stands for a free port) [http://127.0.0.1:{port}]')
  await answer('Start it now, to find out the rest by trying? [yes]', 'no')
  await answer('The path of its callback [/callback]', 'zoom/callback')
  await sitting.see('  callback.path: must be a path that begins with /')
  await answer('The path of its callback [/callback]', '/zoom/callback')
  await answer('The request that sends a person to Zoom [GET /connect]', 'GET /zoom')
  const use = 'A request that makes your app call Zoom’s API ("none" if there is none) [POST /use]'
  await answer(use, 'meetings')
  await sitting.see('  Expected a method and a path for use, such as POST /use, not "meetings".')
  await answer(use, '"post /meeting"')
  await answer('The request that disconnects a person ("none" if there is none) [POST /disconnect]')
  await answer('The path to which Zoom sends events ("none" if there is none) [/zoom/events]', 'none')
  await sitting.see('  7  use: POST /meeting')
  await answer('Write this? Enter for yes, or the number of an answer to change', '7')
  await answer(use.replace('/use]', '/meeting]'), 'POST /meetings')
  await sitting.see('  7  use: POST /meetings')
  await answer('Write this? Enter for yes, or the number of an answer to change')
  await sitting.see('Wrote mock-zoom.subject.json.')
  expect(await sitting.ended).toBe(0)
  const written = JSON.parse(readFileSync(folder.file('mock-zoom.subject.json'), 'utf-8'))
  expect(written).toMatchObject({
    name: 'Shop',
    baseUrl: 'http://127.0.0.1:{port}',
    start: { command: 'node server.js' },
    callback: { path: '/zoom/callback' },
    requests: {
      connect: { method: 'GET', path: '/zoom' },
      use: { method: 'POST', path: '/meetings' },
      disconnect: { method: 'POST', path: '/disconnect' },
    },
  })
  expect([written.requests.status, written.webhooks]).toEqual([undefined, undefined])
})

test.for([
  ['Ctrl-C', keys.ctrlC],
  ['Ctrl-D', keys.ctrlD],
] as const)('%s cancels init, and nothing is written', async ([, key], context) => {
  using folder = temporaryFolder()
  await using sitting = sitDown(context, ['init'], { cwd: folder.path })
  await sitting.see('Your app’s name [')
  sitting.type(`Shop${keys.enter}`)
  await sitting.see('Its kind')
  sitting.type(key)
  await sitting.see('mock-zoom: Cancelled; nothing was written.')
  expect(await sitting.ended).toBe(2)
  expect(sitting.screen()).not.toMatch(/^\s+at /m)
  expect(existsSync(folder.file('mock-zoom.subject.json'))).toBe(false)
})

test('the lesson continues with Enter, and ends with Ctrl-C', async (context) => {
  await using sitting = sitDown(context, ['lesson', '--script'])
  const first = await sitting.see('Enter continues, Ctrl-C ends ')
  expect(first).toMatch(/^1\. /m)
  expect(first).toContain('? Both save what they need in a table.')
  expect(first).not.toContain('The broken app')
  expect(sitting.screen()).toContain('\x1b[1m')
  sitting.type(keys.enter)
  const done = await sitting.see('Enter continues, Ctrl-C ends ')
  expect(done).toContain('The broken app')
  expect(done).not.toContain('The rows differ')
  sitting.type(keys.enter)
  expect(await sitting.see('Enter continues, Ctrl-C ends ')).toMatch(/^2\. /m)
  sitting.type(keys.ctrlC)
  expect(await sitting.ended).toBe(0)
  expect(sitting.screen()).not.toMatch(/^\S*3\. /m)
})

test('on a terminal, contracts shows what is running, and clears it again', async (context) => {
  const args = ['contracts', '--reference', '--only', 'connect-works', '--profile', '2026']
  await using sitting = sitDown(context, args)
  await sitting.see('1/1 connect-works 2026 …')
  await sitting.see(/✓ connect-works 2026/)
  expect(await sitting.ended).toBe(0)
  expect(sitting.screen()).toContain(' connect-works 2026 …\r\x1b[2K')
})

test('NO_COLOR is respected on a terminal', async (context) => {
  const args = ['contracts', '--reference', '--only', 'connect-works', '--profile', '2026']
  await using sitting = sitDown(context, args, { env: { NO_COLOR: '1' } })
  expect(await sitting.ended).toBe(0)
  expect(sitting.screen()).toContain('✓ connect-works')
  for (const colour of ['\x1b[1m', '\x1b[2m', '\x1b[32m']) expect(sitting.screen()).not.toContain(colour)
})

test('doctor asks before it sends anything to real Zoom, and Ctrl-C means no', async (context) => {
  await using sitting = sitDown(context, ['doctor', '--against', 'https://zoom.us'], {
    env: { HTTPS_PROXY: 'http://127.0.0.1:9' },
  })
  await sitting.see('Send this to https://zoom.us? [y/N] ')
  sitting.type(keys.ctrlC)
  await sitting.see('mock-zoom: nothing was sent.')
  expect(await sitting.ended).toBe(2)
  expect(sitting.screen()).not.toMatch(/^\s+at /m)
})
