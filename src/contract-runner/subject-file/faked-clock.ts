import { existsSync, readdirSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Environment } from '../../intercept/index.ts'
import { MockZoomError } from '../../mock-zoom/index.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import type { AppProcess } from './app-process.ts'
import { didNotStart } from './until-ready.ts'

/** The clock of an app's processes, apart from the machine's. Disposing removes what they shared, once they have ended. */
export interface FakedClock extends AsyncDisposable {
  /** What a process needs in its environment to go by this clock, given the environment that it would have. */
  environment(own: Environment): Record<string, string>
  /** This process is the first of its group. */
  started(pid: number): void
  /** Sets it, in milliseconds since 1970; from there it goes on. */
  set(time: number): Promise<void>
  /** Throws if the app, which answers at this URL, does not go by it. */
  check(app: AppProcess, url: URL): Promise<void>
}

/** Where Debian (below them), Fedora, Alpine and Arch, and a build from source, put it. */
const usualFolders = ['/usr/lib', '/usr/lib64', '/usr/local/lib']
const inFolder = 'faketime/libfaketimeMT.so.1'

/** The library's file. Throws a MockZoomError where it can't be used. */
export function findFaketime(folders: readonly string[] = usualFolders): string {
  if (process.platform !== 'linux')
    throw new MockZoomError(
      `"clock": "faketime" in "start" works on Linux only, and this is ${process.platform}. Leave it out here.`,
    )
  const file = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    .map((folder) => join(folder, inFolder))
    .find((candidate) => existsSync(candidate))
  if (file !== undefined) return file
  throw new MockZoomError(
    '"clock": "faketime" in "start" needs libfaketime, which is not installed. Install the package faketime (Debian, Ubuntu: ' +
      'apt-get install faketime) or libfaketime (Fedora, Alpine, Arch), or leave "clock" out.',
  )
}

/** A clock that shows the machine's time until it is set. Its processes read the time from a file before each look at it. */
export async function fakedClock(library: string): Promise<FakedClock> {
  const folder = temporaryFolder('mock-zoom-clock-')
  const file = join(folder.path, 'ahead')
  const write = async (seconds: number) => {
    // A process that finds half a line ends at once: the whole file is put in place.
    await writeFile(`${file}.new`, `${seconds < 0 ? '' : '+'}${seconds.toFixed(3)}\n`)
    await rename(`${file}.new`, file)
  }
  await write(0)
  const pids: number[] = []
  return {
    started: (pid) => void pids.push(pid),
    environment: (own) => ({
      LD_PRELOAD: [library, own.LD_PRELOAD ?? process.env.LD_PRELOAD ?? ''].filter(Boolean).join(' '),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // Timers and time limits go by this one, and no time passes for them.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // Switched on, which is what it chooses by itself, this ends each wait for that clock at once: Ruby takes all of a core.
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
    }),
    set: (time) => write((time - Date.now()) / 1000),
    async check(app, url) {
      await write(checkedAhead)
      for (let tries = 0; tries < 30; tries++) {
        const moved = await aheadOf(url)
        // A server without a Date in its responses has to be believed.
        if (moved === undefined || moved > checkedAhead / 2) return write(0)
        await wait(100)
      }
      throw didNotStart(
        'The app’s clock does not follow libfaketime: its responses still show the machine’s time. Programs that ask the kernel ' +
          'themselves can’t be moved (Go, or anything linked statically or with musl). Leave "clock" out of "start".',
        app,
      )
    },
    async [Symbol.asyncDispose]() {
      await folder[Symbol.asyncDispose]()
      // The first process of each group made these, and a signal leaves it no time to remove them.
      for (const name of pids.flatMap((pid) => [`faketime_shm_${pid}`, `sem.faketime_sem_${pid}`]))
        await rm(join('/dev/shm', name), { force: true })
    },
  }
}

/** In seconds: more than a response may take, and too little to let anything expire. */
const checkedAhead = 60

/** How far the clock of the server is ahead of this one, in seconds. */
async function aheadOf(url: URL): Promise<number | undefined> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(5000),
  })
  await response.body?.cancel()
  const date = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(date) ? undefined : (date - Date.now()) / 1000
}
