import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { TestContext } from 'vitest'

const run = promisify(execFile)

/** Runs a docker command. Answers what it printed. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run('docker', args, { maxBuffer: 16 * 1024 * 1024 })
  return args[0] === 'logs' ? stdout + stderr : stdout.trim()
}

let image: Promise<string | Error> | undefined

/** The image to test: the one that was built for this, else it is built now. Without an engine the test is skipped, and says so. */
export async function imageOrSkip(context: TestContext): Promise<string> {
  image ??= findImage().catch((error: Error) => error)
  const found = await image
  if (typeof found === 'string') return found
  return context.skip(`no Docker engine here that builds the image: ${found.message.split('\n')[0]}`)
}

async function findImage(): Promise<string> {
  await docker('version', '--format', '{{.Server.Version}}')
  const { MOCK_ZOOM_IMAGE: built } = process.env
  if (built !== undefined) return built
  await docker('build', '-q', '-t', 'mock-zoom:test', '.')
  return 'mock-zoom:test'
}

/** A container started by hand, removed with its volumes at the end. */
export async function startContainer(
  args: readonly string[],
): Promise<AsyncDisposable & { readonly id: string; readonly url: () => Promise<string> }> {
  // The image's own health check, asked more often.
  const id = await docker('run', '-d', '-p', '127.0.0.1::9666', '--health-interval', '500ms', ...args)
  return {
    id,
    url: async () => `http://${(await docker('port', id, '9666')).split('\n')[0]}`,
    async [Symbol.asyncDispose]() {
      await docker('rm', '-f', '-v', id)
    },
  }
}

/** Waits until the engine itself calls it healthy, by the image's own health check. */
export async function untilHealthy(id: string): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    const state = await docker('inspect', '-f', '{{.State.Status}} {{.State.Health.Status}}', id)
    if (state === 'running healthy') return
    if (!state.startsWith('running')) throw new Error(`${state}:\n${await docker('logs', id)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('not healthy within 30 seconds')
}
