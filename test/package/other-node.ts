import { execFile } from 'node:child_process'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { TestContext } from 'vitest'
import type { FreshFolder } from './fresh-folder.ts'

const exec = promisify(execFile)

/** Another Node, with the fresh folder made ready for it. */
export interface OtherNode {
  run(args: readonly string[]): Promise<string>
  /** What it prints on standard error. */
  warnings(args: readonly string[]): Promise<string>
  /** SQLite as it was compiled for it. */
  readonly binary: string
}

/** The last Node 24 without the bug that src/mock-zoom/storage/faulty-build.ts warns about. */
const soundHeaders = '24.18.1'

/**
 * Installs another Node from npm (the package `node` contains the binary and its headers), and builds SQLite for it. That takes half a
 * minute for each, so it is done only if MOCK_ZOOM_TEST_NODES names the version: `22,24`.
 */
export async function otherNode(
  context: TestContext,
  major: number,
  work: string,
  fresh: FreshFolder,
): Promise<OtherNode> {
  const wanted = process.env.MOCK_ZOOM_TEST_NODES?.split(',') ?? []
  if (!wanted.includes(String(major))) {
    return context.skip(
      `set MOCK_ZOOM_TEST_NODES=22,24 to try Node ${major}: SQLite has to be compiled for it`,
    )
  }
  const home = await installNode(work, `${major}`)
  const headers = major === 24 ? await installNode(work, soundHeaders) : home
  // npm passes its settings on as variables, and node-gyp would use them as flags.
  const environment = {
    ...process.env,
    PATH: `${join(home, 'bin')}:${process.env.PATH}`,
    npm_config_nodedir: headers,
  }
  const binary = await buildSqlite(fresh, environment)
  const run = (args: readonly string[]) => exec('node', [...args], { cwd: fresh.path, env: environment })
  return {
    run: async (args) => (await run(args)).stdout.trim(),
    warnings: async (args) => (await run(args)).stderr,
    binary,
  }
}

async function installNode(work: string, version: string): Promise<string> {
  const folder = join(work, `node-${version}`)
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  // That package's script brings the binary and the headers, also where npm is set to run no scripts.
  await exec('npm', ['i', '--ignore-scripts=false', '--no-audit', '--no-fund', `node@${version}`], {
    cwd: folder,
  })
  const { stdout } = await exec('find', [folder, '-type', 'd', '-path', '*/include/node', '-prune'])
  const include = stdout.trim().split('\n')[0] ?? ''
  return dirname(dirname(include))
}

/** In the folder that better-sqlite3 looks into first: a debug build takes a third of the time, and is as real. */
async function buildSqlite(fresh: FreshFolder, env: NodeJS.ProcessEnv): Promise<string> {
  const module = join(fresh.path, 'node_modules/better-sqlite3')
  const { stdout: root } = await exec('npm', ['root', '-g'])
  const gyp = join(root.trim(), 'npm/node_modules/node-gyp/bin/node-gyp.js')
  const copy = `${module}-${Date.now()}`
  await cp(module, copy, { recursive: true })
  await rm(join(copy, 'build'), { recursive: true, force: true })
  await exec('node', [gyp, 'rebuild', '--debug'], {
    cwd: copy,
    env,
    maxBuffer: 64 * 1024 * 1024,
  })
  await mkdir(join(module, 'build/Debug'), { recursive: true })
  const binary = join(module, 'build/Debug/better_sqlite3.node')
  await cp(join(copy, 'build/Debug/better_sqlite3.node'), binary)
  await rm(copy, { recursive: true, force: true })
  return binary
}
