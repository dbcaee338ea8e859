import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/** A project that has installed the packed package, and nothing else. */
export interface FreshFolder {
  readonly path: string
  readonly tarball: string
  /** A program that starts the package's mock and sends it a request. Prints `200 []`. */
  readonly program: string
  /** Runs a command there. Returns what it printed. */
  run(command: string, args: readonly string[]): Promise<string>
  /** Compiles the project there. Returns the errors. */
  typeCheck(): Promise<string>
  size(): Promise<{ readonly megabytes: number; readonly packages: number }>
}

interface PackageFile {
  readonly version: string
  readonly exports: Readonly<Record<string, unknown>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

export async function packageFile(): Promise<PackageFile> {
  return JSON.parse(await readFile('package.json', 'utf-8'))
}

/** Everything that can be imported, by its full name, except data files. */
export async function doors(): Promise<string[]> {
  const { exports } = await packageFile()
  return Object.keys(exports)
    .filter((name) => !/\*|\.json$/.test(name))
    .map((name) => `mock-zoom${name.slice(1)}`)
}

/** Packs this checkout and installs it, with the `dist` of the last build. */
export async function installFresh(work: string): Promise<FreshFolder> {
  const path = join(work, 'app')
  await mkdir(path)
  // The build exists already, and the other tests here use it too.
  const packed = await exec('npm', ['pack', '--ignore-scripts', '--pack-destination', work, '--silent'])
  const tarball = join(work, packed.stdout.trim().split('\n').at(-1) ?? '')
  await writeFile(join(path, 'package.json'), '{"name":"fresh","private":true,"type":"module"}')
  await cp('.npmrc', join(path, '.npmrc'))
  const run = async (command: string, args: readonly string[]) => {
    const { stdout } = await exec(command, [...args], { cwd: path, maxBuffer: 16 * 1024 * 1024 })
    return stdout.trim()
  }
  await run('npm', ['i', '--ignore-scripts', '--no-audit', '--no-fund', tarball])
  const binary = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'
  await mkdir(join(path, 'node_modules/better-sqlite3/build/Release'), { recursive: true })
  await cp(binary, join(path, binary))
  await writeFile(
    join(path, 'program.mjs'),
    `import { createMockZoom } from 'mock-zoom'
const zoom = await createMockZoom()
const page = await fetch(zoom.url)
console.log(page.status, JSON.stringify(await zoom.findings.list()))
await zoom.close()
`,
  )
  return {
    path,
    tarball,
    program: join(path, 'program.mjs'),
    run,
    async typeCheck() {
      const tsc = resolve('node_modules/typescript/bin/tsc')
      return run(process.execPath, [tsc, '-p', path]).catch(
        (error: { readonly stdout: string }) => error.stdout,
      )
    },
    async size() {
      const files = await readdir(join(path, 'node_modules'), { recursive: true, withFileTypes: true })
      const plain = files.filter((file) => file.isFile())
      const sizes = await Promise.all(
        plain.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
      )
      const { packages } = JSON.parse(await readFile(join(path, 'package-lock.json'), 'utf-8'))
      const bytes = sizes.reduce((sum, size) => sum + size, 0)
      return { megabytes: Math.round(bytes / 1e6), packages: Object.keys(packages).length - 1 }
    },
  }
}
