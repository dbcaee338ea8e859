// Does in an empty folder what the README says about `npm i -D mock-zoom`, before anything is published: npm run try-release
// The package comes from a registry on this machine; it passes every other package on to the registry that npm is set to.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)
const checkout = new URL('..', import.meta.url).pathname
const work = await mkdtemp(join(tmpdir(), 'mock-zoom-release-'))
const say = (what, result) => console.log(`${what.padEnd(8)}${result}`)
try {
  const { stdout: packed } = await exec(
    'npm',
    ['pack', '--ignore-scripts', '--pack-destination', work, '--silent'],
    {
      cwd: checkout,
    },
  )
  const file = packed.trim().split('\n').at(-1)
  say('packed', file)
  const { stdout: upstream } = await exec('npm', ['config', 'get', 'registry'], { cwd: checkout })
  const registry = await serveRegistry(join(work, file), upstream.trim().replace(/\/$/, ''))
  say('served', 'by a registry on this machine')
  const app = await mkdtemp(join(work, 'app-'))
  await writeFile(join(app, 'package.json'), '{"name":"app","private":true,"type":"module"}')
  const run = async (command, ...args) =>
    (
      await exec(command, args, { cwd: app, env: { ...process.env, npm_config_registry: registry.url } })
    ).stdout.trim()
  await run('npm', 'i', '-D', 'mock-zoom', '--ignore-scripts', '--no-audit', '--no-fund')
  // Bringing SQLite's binary can take a minute of compiling, and shows nothing about this package.
  const binary = 'node_modules/better-sqlite3/build'
  await exec('cp', ['-r', join(checkout, binary), join(app, 'node_modules/better-sqlite3/')])
  say('npm', `npm i -D mock-zoom, npx mock-zoom --version: ${await run('npx', 'mock-zoom', '--version')}`)
  await writeFile(
    join(app, 'try.mjs'),
    `import { createMockZoom } from 'mock-zoom'
const zoom = await createMockZoom()
const { status } = await fetch(\`\${zoom.url}/__mock/docs/findings\`)
console.log(status)
await zoom.close()`,
  )
  const status = await run('node', 'try.mjs')
  if (status !== '200') throw new Error(`its docs respond with ${status}`)
  say('mock', 'starts, and serves its docs')
  registry.close()
} finally {
  await rm(work, { recursive: true, force: true })
}

/** A registry with this one package. */
async function serveRegistry(tarball, upstream) {
  const content = await readFile(tarball)
  const manifest = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf-8'))
  const { name, version } = manifest
  const server = createServer((request, response) => {
    const { port } = server.address()
    if (request.url === `/${name}`) {
      const dist = {
        tarball: `http://127.0.0.1:${port}/${name}/-/${name}-${version}.tgz`,
        integrity: `sha512-${createHash('sha512').update(content).digest('base64')}`,
      }
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({
          name,
          'dist-tags': { latest: version },
          versions: { [version]: { ...manifest, dist } },
        }),
      )
    } else if (request.url?.startsWith(`/${name}/-/`)) response.end(content)
    else response.writeHead(307, { location: `${upstream}${request.url}` }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}
