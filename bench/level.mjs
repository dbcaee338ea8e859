import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { answers200, startServer, stopAll } from './children.mjs'
import { openClient } from './client.mjs'
import { openIntegration } from './integration.mjs'
import { describeMachine } from './report.mjs'
import { mockZoomServe, mockZoomServeFile } from './servers/mock-zoom.mjs'

const help = `node bench/level.mjs [--refreshes N] [--tokens N] [--requests N] [--history N]

Shows that a request costs as much late as early, and that memory and file stay level. Linux only: it reads /proc. The result is
JSON on standard output.

  --refreshes   of one grant, in each store: 100000
  --tokens      that are stored while the slowest refreshes are measured: 1000000
  --requests    in a week by the mock's clock: 2000000
  --history     limit of entries and records in that week; the mock's own, if left out. A small one is met sooner
`
const options = {
  refreshes: { type: 'string', default: '100000' },
  tokens: { type: 'string', default: '1000000' },
  requests: { type: 'string', default: '2000000' },
  history: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
}
const given = parseArgs({ options }).values
if (given.help) {
  process.stdout.write(help)
  process.exit()
}
const [refreshes, tokens, requests] = [given.refreshes, given.tokens, given.requests].map(Number)
const folder = mkdtempSync(join(tmpdir(), 'mock-zoom-level-'))
process.on('exit', () => {
  stopAll()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130))
const say = (text) => process.stderr.write(`${text}\n`)
const configFile = join(folder, 'mock-zoom.config.json')
const keepAll = { history: { entries: 0, records: 0, deliveries: 0, findings: 0, days: 0 } }

const result = { ...describeMachine() }
if (refreshes > 0) result.oneGrant = await oneGrant()
if (tokens > 0) result.manyTokens = await manyTokens()
if (requests > 0) result.week = await week()
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
process.exit()

/** One grant is refreshed again and again, and nothing is forgotten. */
async function oneGrant() {
  writeFileSync(configFile, JSON.stringify(keepAll))
  const stores = {}
  for (const [store, server] of [
    ['memory', mockZoomServe],
    ['file', mockZoomServeFile],
  ]) {
    const { url, pid, stop } = await startServer(server, folder)
    const integration = await openIntegration(server, url, 1)
    const some = () => measured(pid, 1_000, integration.refresh)
    await some()
    const early = await some()
    for (let done = 2_000; done < refreshes - 1_000; done += 1) await integration.refresh()
    const late = await some()
    stores[store] = { early, late, rate: late.perSecond / early.perSecond, cpu: late.cpuMs / early.cpuMs }
    say(
      `${refreshes} refreshes of one grant, ${store}: ${stores[store].rate.toFixed(2)} times the first rate, ${stores[store].cpu.toFixed(2)} times the processor time`,
    )
    await stop()
  }
  return stores
}

/** The slowest of the refreshes, with few tokens and with many in the file; all but the last few have been rotated. */
async function manyTokens() {
  writeFileSync(configFile, JSON.stringify(keepAll))
  const { url, pid, stop } = await startServer(mockZoomServeFile, folder)
  const integration = await openIntegration(mockZoomServeFile, url, 1)
  await measured(pid, 1_000, integration.refresh)
  const few = await measured(pid, 1_000, integration.refresh)
  fill(join(folder, `mock-zoom-${new URL(url).port}.db`), tokens)
  // The server has closed the connection that waited for this.
  integration.disconnect()
  await measured(pid, 1_000, integration.refresh)
  const many = await measured(pid, 1_000, integration.refresh)
  await stop()
  say(`${tokens} tokens in the file: p99 ${(many.p99 / few.p99).toFixed(2)} times that of a few`)
  return { few, many, p99: many.p99 / few.p99, cpu: many.cpuMs / few.cpuMs }
}

/** Another process writes to the file, as a second mock would. */
function fill(path, count) {
  const db = new Database(path)
  const grant = db.prepare('SELECT id FROM grants LIMIT 1').pluck().get()
  const insert = db.prepare(`
    INSERT INTO tokens (id, kind, grant_id, issued_at, expires_at, ended_at, ended_because)
    VALUES (@id, @kind, @grant, @now, @now + 7776000000, @now, 'rotated')`)
  const now = Date.now()
  for (let from = 0; from < count; from += 10_000)
    db.transaction(() => {
      for (let index = from; index < Math.min(count, from + 10_000); index += 1)
        insert.run({ id: crypto.randomUUID(), kind: index % 2 === 0 ? 'access' : 'refresh', grant, now })
    })()
  db.close()
}

/** Eight people connect and refresh for a week by the mock's clock. */
async function week() {
  const limit = Number(given.history)
  writeFileSync(
    configFile,
    JSON.stringify(given.history ? { history: { entries: limit, records: limit } } : {}),
  )
  const server = mockZoomServeFile
  const { url, pid, stop } = await startServer(server, folder)
  const control = openClient(url)
  const people = []
  for (let number = 1; number <= 8; number += 1) people.push(await openIntegration(server, url, number))
  const steps = 200
  const samples = []
  const path = join(folder, `mock-zoom-${new URL(url).port}.db`)
  for (let step = 1; step <= steps; step += 1) {
    await Promise.all(
      people.map(async (person) => {
        // A connection is two requests; nine in ten requests are refreshes.
        const each = requests / steps / people.length
        for (let done = 0; done < each; done += 1) {
          if (done % 20 === 0) {
            await person.connect()
            done += 1
          } else await person.refresh()
        }
      }),
    )
    const by = JSON.stringify({ seconds: (7 * 86_400) / steps })
    await control.post('/__mock/clock/advance', by, { 'content-type': 'application/json' })
    if (step % (steps / 20) === 0) {
      samples.push({
        requests: Math.round((requests * step) / steps),
        memoryMb: memoryOf(pid),
        fileMb: sizeOf(path),
      })
      say(
        `${Math.round((step * 100) / steps)}% of a week: ${memoryOf(pid)} MB of memory, ${sizeOf(path)} MB in the file`,
      )
    }
  }
  await stop()
  const restart = await restartOn(path)
  const half = samples.slice(samples.length / 2)
  const growth = (key) => half.at(-1)[key] / half[0][key]
  return { samples, memoryGrowth: growth('memoryMb'), fileGrowth: growth('fileMb'), restartMs: restart }
}

async function restartOn(path) {
  const server = {
    ...mockZoomServeFile,
    command: (port) => [...mockZoomServeFile.command(port).slice(0, 3), path, '--port', port],
  }
  const { ms, url, stop } = await startServer(server, folder)
  if (!(await answers200(`${url}/__mock/health`))) throw new Error('no 200 after the restart')
  await stop()
  return Math.round(ms)
}

/** Repeats a step one at a time: its rate, the slowest of a hundred in ms, and the server's processor time for each. */
async function measured(pid, count, step) {
  const times = []
  const cpuBefore = cpuOf(pid)
  const begin = performance.now()
  for (let done = 0; done < count; done += 1) {
    const from = performance.now()
    await step()
    times.push(performance.now() - from)
  }
  const ms = performance.now() - begin
  times.sort((a, b) => a - b)
  return {
    perSecond: Math.round((count * 1_000) / ms),
    p50: times[Math.floor(count * 0.5)],
    p99: times[Math.floor(count * 0.99)],
    cpuMs: (cpuOf(pid) - cpuBefore) / count,
  }
}

/** In milliseconds. */
function cpuOf(pid) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf-8')
    .split(') ')[1]
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * 10
}

function memoryOf(pid) {
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf-8'))[1]) / 1024)
}

function sizeOf(path) {
  const sizes = [path, `${path}-wal`].map((name) => statSync(name, { throwIfNoEntry: false })?.size ?? 0)
  return Math.round((sizes[0] + sizes[1]) / 1_048_576)
}
