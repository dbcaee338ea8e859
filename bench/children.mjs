import { spawn } from 'node:child_process'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const limitMs = 20_000
const serve = fileURLToPath(new URL('serve.mjs', import.meta.url))
const running = new Set()

/**
 * Starts a server in a process of its own: its command, or `start(port)` of its module. Resolves at its first 200, with
 * the milliseconds that took as `ms`.
 */
export async function startServer(server, folder) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const begin = performance.now()
  const child = spawnNode(server.command?.(port) ?? [serve, server.module, port], folder, 'ignore')
  while (!(await answers200(url + server.health))) {
    if (child.process.exitCode !== null) throw new Error(`${server.name} ended too soon:\n${child.errors}`)
    if (performance.now() - begin > limitMs) throw new Error(`${server.name} gave no 200 in ${limitMs} ms`)
    await wait(1)
  }
  const ms = performance.now() - begin
  return {
    url,
    ms,
    pid: child.process.pid,
    stop() {
      child.process.kill('SIGKILL')
      return child.end
    },
  }
}

/** Runs node until it exits, and returns how long that took as `ms`. */
export async function runNode(args, folder) {
  const begin = performance.now()
  const child = spawnNode(args, folder, 'pipe')
  const timer = setTimeout(() => child.process.kill('SIGKILL'), limitMs)
  let output = ''
  child.process.stdout.on('data', (text) => {
    output += text
  })
  const code = await child.end
  clearTimeout(timer)
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}:\n${child.errors}`)
  return { output, ms: performance.now() - begin }
}

/** Ends every process that is still running, at once. */
export function stopAll() {
  for (const child of running) child.kill('SIGKILL')
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Whether this URL returns 200. */
export function answers200(url) {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode === 200))
    }).once('error', () => resolve(false))
  })
}

function spawnNode(args, folder, stdout) {
  const child = {
    process: spawn(process.execPath, args.map(String), {
      cwd: folder,
      // Without the caller's environment, which may have settings of mock-zoom or options of Node.
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', stdout, 'pipe'],
    }),
    errors: '',
    end: undefined,
  }
  running.add(child.process)
  child.process.stderr.on('data', (text) => {
    child.errors = (child.errors + text).slice(-4000)
  })
  child.end = new Promise((resolve, reject) => {
    child.process.once('error', reject)
    child.process.once('close', (code) => {
      running.delete(child.process)
      resolve(code)
    })
  })
  return child
}
