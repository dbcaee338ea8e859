import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What it takes of a mock, in this process or in another. */
interface Zoom {
  readonly url: string
  readonly apps: {
    first(): Promise<{ readonly clientId: string; readonly clientSecret: string | null }>
  }
}

/** An app that runs. */
interface StartedApp {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts `server.js` of a folder, with zoom.us leading to the mock, although zoom.us is written into the app's library. Resolves once
 * the app responds at /health.
 */
export async function startApp(
  folder: string,
  zoom: Zoom,
  settings: Record<string, string> = {},
): Promise<StartedApp> {
  const { clientId, clientSecret } = await zoom.apps.first()
  const port = await freePort()
  const app = spawn(process.execPath, ['--import', 'mock-zoom/intercept', 'server.js'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'pipe'],
    env: {
      ...process.env,
      ...settings,
      PORT: String(port),
      MOCK_ZOOM_URL: zoom.url,
      ZOOM_CLIENT_ID: clientId,
      ZOOM_CLIENT_SECRET: clientSecret ?? '',
    },
  })
  let printed = ''
  app.stderr.setEncoding('utf-8').on('data', (text: string) => {
    printed += text
  })
  const ended = once(app, 'close')
  const url = `http://127.0.0.1:${port}`
  const responds = () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await responds())) {
    if (app.exitCode !== null) {
      await ended
      // Another program was faster to take the port.
      if (printed.includes('EADDRINUSE')) return startApp(folder, zoom, settings)
      throw new Error(`The app in ${folder} ended:\n${printed}`)
    }
    await wait(50)
  }
  return {
    url,
    async stop() {
      app.kill()
      await ended
    },
  }
}

/** Below the ports that systems give to connections and to servers that take any: an app can need seconds until it listens. */
async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  const server = createServer().listen(port, '127.0.0.1')
  const isFree = await Promise.race([
    once(server, 'listening').then(() => true),
    once(server, 'error').then(() => false),
  ]).catch(() => false)
  if (!isFree) return freePort()
  server.close()
  await once(server, 'close')
  return port
}
