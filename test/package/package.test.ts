import { appendFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doors, type FreshFolder, installFresh, packageFile } from './fresh-folder.ts'
import { otherNode } from './other-node.ts'

// The package as npm would publish it, in a folder outside this checkout. SQLite's binary is the one from `npm ci`:
// compiling it for a minute would show nothing about this package.

let work = ''
let fresh: FreshFolder

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'mock-zoom-package-'))
  fresh = await installFresh(work)
}, 300_000)
afterAll(() => rm(work, { recursive: true, force: true }))

test('npx mock-zoom runs', async () => {
  const { version } = await packageFile()
  expect(await fresh.run('npx', ['mock-zoom', '--version'])).toBe(version)
  expect(await fresh.run('npx', ['mock-zoom', '--help'])).toContain('serve')
})

test('none of the optional peers is installed', async () => {
  const { peerDependencies = {} } = await packageFile()
  expect(Object.keys(peerDependencies).toSorted()).toEqual([
    '@modelcontextprotocol/sdk',
    '@playwright/test',
    'mysql2',
    'pg',
    'playwright-core',
    'testcontainers',
    'vitest',
  ])
  for (const peer of Object.keys(peerDependencies)) {
    await expect(readFile(join(fresh.path, 'node_modules', peer, 'package.json'))).rejects.toThrow('ENOENT')
  }
})

/** Doors that need a package that is the user's to install. */
const needs: Readonly<Record<string, string>> = {
  'mock-zoom/playwright': '@playwright/test',
  'mock-zoom/testcontainers': 'testcontainers',
  'mock-zoom/vitest': 'vitest',
}

test('every entry point can be imported, and one that needs a peer names it', async () => {
  for (const door of await doors()) {
    const opened = await fresh.run('node', [
      '--input-type=module',
      '-e',
      `
      const door = await import('${door}').catch((error) => error)
      console.log(door instanceof Error ? door.message : Object.keys(door).length >= 0 && 'open')`,
    ])
    const peer = needs[door]
    if (peer === undefined) expect(opened, door).toBe('open')
    else expect(opened, door).toContain(`Cannot find package '${peer}'`)
  }
})

test('a mock of the installed package responds', async () => {
  expect(await fresh.run('node', [fresh.program])).toBe('200 []')
})

test('without the binary of SQLite every door says in one line what to do', async () => {
  const binary = join(fresh.path, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')
  await rename(binary, `${binary}.away`)
  try {
    const main = join(fresh.path, 'node_modules/mock-zoom/dist/src/cli/main.js')
    const line =
      'SQLite (better-sqlite3) is installed without its binary, because no install script was allowed to run. Run this in your project: npm rebuild'
    const doors = [
      [main, 'serve', '--port', '0'],
      [main, 'contracts', '--reference'],
    ]
    for (const door of doors) {
      const failed = await fresh.run('node', door).catch((error: object) => error)
      expect(failed).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(`mock-zoom: ${line}`),
      })
      expect(failed).toMatchObject({ stderr: expect.stringMatching(/^[^\n]+\n$/) })
    }
    const thrown = await fresh.run('node', [fresh.program]).catch((error: object) => error)
    expect(thrown).toMatchObject({ stderr: expect.stringContaining(`MockZoomError: ${line}`) })
  } finally {
    await rename(`${binary}.away`, binary)
  }
})

test('its size is what the README says', async () => {
  const readme = await readFile('README.md', 'utf-8')
  const said = /(\d+) MB in (\d+) packages/.exec(readme)
  const { megabytes, packages } = await fresh.size()
  const found = `${megabytes} MB in ${packages} packages`
  expect(said, found).not.toBeNull()
  expect(Math.abs(Number(said?.[1]) - megabytes), found).toBeLessThanOrEqual(5)
  expect(Math.abs(Number(said?.[2]) - packages), found).toBeLessThanOrEqual(5)
})

for (const major of [22, 24]) {
  test(`the same on Node ${major}`, async (context) => {
    if (Number(process.versions.node.split('.')[0]) === major) return
    const node = await otherNode(context, major, work, fresh)
    expect(await node.run([fresh.program])).toBe('200 []')
    const main = join(fresh.path, 'node_modules/mock-zoom/dist/src/cli/main.js')
    expect(await node.run([main, '--version'])).toBe((await packageFile()).version)
    // These versions can read a config in TypeScript.
    const config = join(fresh.path, 'typed.ts')
    await writeFile(
      config,
      `import type { MockZoomOptions } from 'mock-zoom'
export default { apps: [{ clientId: 'typed', name: 'Typed' }] } satisfies MockZoomOptions`,
    )
    const program = 'console.log(process.env.ZOOM_CLIENT_ID)'
    expect(await node.run([main, 'run', '--config', config, '--', 'node', '-e', program])).toBe('typed')

    expect(await node.warnings([fresh.program])).toBe('')
    // A name that a faulty binary contains. Appended to the file, it has no effect.
    await appendFile(node.binary, 'RemoveEnvironmentCleanupHook')
    expect(await node.warnings([fresh.program])).toMatch(
      major === 24
        ? /MockZoomWarning: \S+better_sqlite3\.node was compiled with headers of Node 24\.19 or later, .*npm_config_target=24\.18\.1 npm rebuild better-sqlite3\), or use Node 22\./
        : /^$/,
    )
  }, 600_000)
}

test('every entry point has types, even for a strict project that checks declarations', async () => {
  const open = (await doors()).filter((door) => needs[door] === undefined)
  const file = join(fresh.path, 'types.ts')
  await writeFile(
    file,
    `${open.map((door, i) => `import * as door${i} from '${door}'`).join('\n')}
import { createMockZoom, type MockZoom, type Sandbox } from 'mock-zoom'
export const all: object[] = [${open.map((_, i) => `door${i}`).join(', ')}]
export async function use(): Promise<string> {
  await using zoom: MockZoom = await createMockZoom({ profile: '2020' })
  await using sandbox: Sandbox = await zoom.sandboxes.create({ switches: { codeTtl: 5 } })
  // @ts-expect-error: there is no such era
  await zoom.sandboxes.create({ profile: '1999' })
  return sandbox.url
}
`,
  )
  await writeFile(
    join(fresh.path, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: 'nodenext',
        target: 'es2023',
        lib: ['es2023', 'esnext.disposable'],
        types: ['node'],
        skipLibCheck: false,
      },
      files: ['types.ts'],
    }),
  )
  expect(await fresh.typeCheck()).toBe('')
})
