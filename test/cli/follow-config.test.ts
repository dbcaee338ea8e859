import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { followConfig, takeOver } from '../../src/cli/follow-config.ts'
import { loadOptions } from '../../src/cli/load-options.ts'
import { terminalOn } from '../../src/cli/terminal.ts'
import { createMockZoom, parseOptions } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'

const app = { clientId: 'one', clientSecret: 'secret-of-one', name: 'One' }

test('what a running mock can take over is applied, and each change is a line', async () => {
  await using zoom = await createMockZoom({
    apps: [app, { ...app, clientId: 'gone' }],
    switches: { codeTtl: 10, expiresIn: 60 },
  })
  const before = parseOptions({
    apps: [app, { ...app, clientId: 'gone' }],
    switches: { codeTtl: 10, expiresIn: 60 },
  })
  const after = parseOptions({
    apps: [
      { ...app, name: 'Uno' },
      { ...app, clientId: 'new' },
    ],
    switches: { codeTtl: 20 },
    rateLimits: { Light: { perSecond: 3 } },
    port: 9999,
  })
  expect(await takeOver(before, after, zoom)).toEqual([
    'port has changed; it counts from the next start on',
    'switches.codeTtl: 10 -> 20',
    'switches.expiresIn: 60 -> 3599',
    expect.stringContaining('rateLimits: {"Light":{"perSecond":3'),
    'apps: one changed',
    'apps: new added',
    'apps: gone removed',
  ])
  expect(await zoom.switches.show()).toMatchObject({ codeTtl: 20, expiresIn: 3599 })
  expect((await zoom.apps.list()).map(({ clientId, name }) => [clientId, name])).toEqual([
    ['one', 'Uno'],
    ['new', 'One'],
  ])
})

test('a file that changes is read again, and one that is wrong changes nothing', async () => {
  using folder = temporaryFolder()
  const file = folder.file('mock-zoom.config.json')
  const write = (text: string) => writeFileSync(file, text)
  write('{ "switches": { "codeTtl": 10 } }')
  const read = () => loadOptions({}, { config: file }, {})
  await using zoom = await createMockZoom(await read())
  const lines: string[] = []
  let heard: () => void = () => undefined
  const terminal = terminalOn({
    write: (text: string) => {
      lines.push(text)
      heard()
      return true
    },
    isTTY: false,
    columns: 80,
  })
  await using _ = await followConfig(file, await read(), read, zoom, terminal)
  const next = async (text: string) => {
    const told = new Promise<void>((resolve) => {
      heard = resolve
    })
    write(text)
    await told
    return lines.splice(0).join('')
  }
  expect(await next('{ "switches": { "codeTtl": 30 } }')).toBe(`${file}: switches.codeTtl: 10 -> 30\n`)
  expect(await next('{ "switches": { "codeTTL": 40 } }')).toContain(
    'nothing was taken over: These options can’t be used',
  )
  expect((await zoom.switches.show()).codeTtl).toBe(30)
})
