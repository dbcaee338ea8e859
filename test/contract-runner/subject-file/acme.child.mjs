// The reference client as a process of its own, started from a subject file. MISBEHAVE makes it a bad guest.

import { spawn, spawnSync } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { createServer } from 'node:net'
import { join } from 'node:path'

const { PORT, ZOOM_URL, CLIENT_ID, CLIENT_SECRET, WEBHOOK_SECRET, DATA, REDIRECT_URI, MISBEHAVE } =
  process.env
const port = Number(PORT)

const misbehave = {
  'ends at once': () => {
    console.error('Error: no database at postgres://127.0.0.1')
    process.exit(3)
  },
  'never listens': () => setInterval(() => console.log('still warming up'), 50),
  'answers garbage': () =>
    createServer((socket) => socket.once('data', () => socket.end('garbage\n'))).listen(port),
  'floods its output': async () => {
    await serve()
    // The app goes on when the other program has ended, and that one when the runner has read it all.
    const floods = "process.stdout.write(('x'.repeat(1023) + '\\n').repeat(17 * 1024))"
    onCallback(() => spawnSync(process.execPath, ['-e', floods], { stdio: 'inherit' }))
  },
  'is killed midway': async () => {
    await serve()
    console.log('serving')
    // As the kernel does when memory runs out: in the middle of things, without a word.
    onCallback(() => process.kill(process.pid, 'SIGKILL'))
  },
  'hangs midway': async () => {
    await serve()
    onCallback(() => {
      console.log('computing something big')
      for (;;);
    })
  },
  'starts another that clings to life': async () => {
    const other = spawn(
      process.execPath,
      ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'],
      {
        stdio: 'ignore',
      },
    )
    console.log(`other ${other.pid}`)
    await serve()
    process.on('SIGTERM', () => {})
  },
}

/** Midway is where Zoom has sent the browser back. */
function onCallback(act) {
  subscribe('http.server.request.start', ({ request }) => {
    if (request.url.startsWith('/callback')) act()
  })
}

async function serve() {
  // Only here: what misbehaves before it serves does so at once, on a busy machine too.
  const { startReferenceClient } = await import('../../../dist/src/reference-client/index.js')
  const client = await startReferenceClient({
    zoomUrl: ZOOM_URL,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    webhookSecret: WEBHOOK_SECRET,
    database: join(DATA, 'acme.db'),
    port,
  })
  console.log(`pid ${process.pid} at ${client.url}, callback ${REDIRECT_URI}`)
  process.on('SIGTERM', () => process.exit(0))
}

await (misbehave[MISBEHAVE] ?? serve)()
