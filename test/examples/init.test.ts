import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSubject } from '../../src/contract-runner/index.ts'
import { triedApps } from '../../tools/tried-apps/expected.ts'
import { runCommand, temporaryFolder } from '../support/command.ts'
import { folder, skipWithoutRuntime } from './examples.ts'

const apps = triedApps(folder)

/** INIT_APPS=all tries each of them. One of each language that starts fast is enough for every day. */
const chosen =
  process.env.INIT_APPS === 'all'
    ? apps.map(({ folder: name }) => name)
    : ['fastify-arctic', 'flask-authlib', 'php']

test('init describes at least six of eight apps by itself', () => {
  const byItself = apps.filter(({ expected }) => Object.keys(expected.init.answers).length === 0)
  expect(byItself.length / apps.length).toBeGreaterThanOrEqual(6 / 8)
})

describe.concurrent.each(apps.filter(({ folder: name }) => chosen.includes(name)))(
  'init on the example $folder',
  ({ folder: name, expected: { init } }) => {
    test('is told what its expected.json says, and finds the rest', async (context) => {
      skipWithoutRuntime(name, context)
      using place = temporaryFolder()
      for (const file of readdirSync(join(folder, name)))
        if (!/\.(json|md)$|^node_modules$/.test(file))
          symlinkSync(resolve(folder, name, file), place.file(file))
      const answers = Object.entries(init.answers).flatMap(([flag, value]) => [`--${flag}`, value])
      const args = ['init', '--try', '--yes', '--command', init.command, ...answers]
      const { stdout, stderr } = await runCommand(args, { cwd: place.path })
      context
        .expect([stdout, stderr])
        .toEqual([
          expect.stringContaining(
            'Tried the whole line: a person connected, used the app and disconnected.\nNext:',
          ),
          '',
        ])
      const read = (file: string) => parseSubject(JSON.parse(readFileSync(file, 'utf-8')), file)
      const [written, own] = [
        read(place.file('mock-zoom.subject.json')),
        read(join(folder, name, 'mock-zoom.subject.json')),
      ]
      // The same request may be found with another method, and a further way to use the app may be found as well.
      context.expect(Object.keys(written.requests)).toEqual(expect.arrayContaining(Object.keys(own.requests)))
      context
        .expect(written)
        .toMatchObject({ callback: own.callback, answers: { asksToReconnect: own.answers.asksToReconnect } })
      context.expect(written.webhooks).toEqual(own.webhooks)
    }, 120_000)
  },
)
