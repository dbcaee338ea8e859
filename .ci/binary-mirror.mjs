// Serves the better-sqlite3 binary of this checkout as its GitHub releases do, for image builds that can't reach GitHub.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'

const home = new URL('../node_modules/better-sqlite3/', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', home), 'utf-8'))
const { modules } = process.versions
const archive = execFileSync('tar', ['-cz', '-C', home.pathname, 'build/Release/better_sqlite3.node'], {
  maxBuffer: 64 * 1024 * 1024,
})
const name = `better-sqlite3-v${version}-node-v${modules}-${process.platform}-${process.arch}.tar.gz`

const server = createServer((request, response) => {
  const found = request.url?.endsWith(`/${name}`)
  response.writeHead(found ? 200 : 404).end(found ? archive : `there is ${name} alone\n`)
})
server.listen(0, '127.0.0.1', () => {
  writeFileSync(process.argv[2], String(process.pid))
  console.log(`http://127.0.0.1:${server.address().port}`)
})
