import { readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Environment, Interceptor } from '../../intercept/index.ts'
import { within } from '../../intercept/within.ts'
import type { MockZoom } from '../../mock-zoom/index.ts'
import { accountApps } from '../account-apps.ts'
import { testWebhookSecret } from '../subject-description.ts'
import type { Instance, RunningSubject, SubjectFactory } from '../subject-factory.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { below } from '../web-address.ts'
import { type AppProcess, startProcess } from './app-process.ts'
import { type FakedClock, fakedClock, findFaketime } from './faked-clock.ts'
import { withFurtherPorts } from './further-ports.ts'
import { fillIn, type PlaceholderValues } from './placeholders.ts'
import { freePort, isTaken } from './ports.ts'
import type { LocatedSubject } from './read-subject.ts'
import type { StartSettings, Subject } from './schema.ts'
import { didNotStart, isAnswering, type Readiness, untilReady } from './until-ready.ts'

/** Apps that are started from a subject file. Disposing stops them all. */
export interface StartedApps extends AsyncDisposable {
  readonly subject: SubjectFactory
}

/** One app for each mock, with its port and data, however often its process is started. */
interface App extends AsyncDisposable {
  /** Ready to be used: started, or started again if it has ended or does not respond. */
  ready(): Promise<RunningSubject>
}

/**
 * Starts an app once for each mock's URL, and leaves it running from one contract to the next: starting it for every contract
 * would be slow for many apps. Throws a MockZoomError if an app is to have a clock of its own, and that can't be done here.
 */
export function startedApps({ subject, folder }: LocatedSubject, start: StartSettings): StartedApps {
  const apps = new Map<string, Promise<App>>()
  const faketime = start.clock === 'faketime' ? findFaketime() : undefined
  let hasStarted = false
  let failure: unknown

  async function create(zoom: MockZoom): Promise<App> {
    const concrete = await withFurtherPorts(subject)
    return createApp({ subject: concrete, start: concrete.start ?? start, folder, zoom, faketime })
  }

  return {
    async subject(zoom) {
      // What could not be started once is not waited for again and again.
      if (failure !== undefined) throw failure
      const app = apps.get(zoom.url) ?? create(zoom)
      apps.set(zoom.url, app)
      try {
        const ready = await (await app).ready()
        hasStarted = true
        return ready
      } catch (error) {
        if (!hasStarted) failure = error
        throw error
      }
    },
    async [Symbol.asyncDispose]() {
      for (const app of await Promise.allSettled(apps.values()))
        if (app.status === 'fulfilled') await app.value[Symbol.asyncDispose]()
      apps.clear()
    },
  }
}

interface AppParts extends LocatedSubject {
  readonly start: StartSettings
  readonly zoom: MockZoom
  /** The library that gives it a clock of its own. */
  readonly faketime: string | undefined
}

async function createApp({ subject, start, folder, zoom, faketime }: AppParts): Promise<App> {
  const clock = faketime === undefined ? undefined : await fakedClock(faketime)
  const interceptor = start.intercept ? await interceptorFor(zoom) : undefined
  const data = temporaryFolder('mock-zoom-subject-')
  const isServerToServer = subject.kind === 'server-to-server'
  const credentials = {
    zoomUrl: zoom.url,
    ...(isServerToServer ? accountCredentials : await userCredentials(zoom)),
    dataFolder: data.path,
  }
  const run = (url: string, onSpawn: (process: AppProcess) => void) =>
    startInstance({
      subject,
      start,
      folder,
      clock,
      interceptor,
      values: { ...credentials, ...addressOf(url, subject) },
      onSpawn(process) {
        if (process.pid !== undefined) clock?.started(process.pid)
        onSpawn(process)
      },
    })
  const isForRunnerToChoose = subject.baseUrl.includes('{port}')
  const newUrl = async () =>
    subject.baseUrl.replace('{port}', `${isForRunnerToChoose ? await freePort() : ''}`)
  const url = (await newUrl()).replace(/\/+$/, '')
  let running: AppProcess | undefined
  let clockIsChecked = clock === undefined

  async function stop(): Promise<void> {
    await running?.[Symbol.asyncDispose]()
    running = undefined
  }
  async function restart(): Promise<void> {
    await stop()
    // Tracked from its first moment, so that it can be stopped while it starts.
    await run(url, (process) => {
      running = process
    })
  }
  async function startAnew(): Promise<void> {
    await stop()
    for (const name of await readdir(data.path)) await rm(join(data.path, name), { recursive: true })
  }
  const readiness = readinessOf(url, start)

  return {
    async ready() {
      // Its tokens are nobody’s: only an app that has just started has none from an earlier contract.
      if (isServerToServer) await startAnew()
      const isFine =
        running !== undefined && running.ending() === undefined && (await areAnswering(readiness))
      if (!isFine) await restart()
      running?.forgiveOutput()
      if (!clockIsChecked && running !== undefined) await clock?.check(running, readiness[0].url)
      clockIsChecked = true
      await clock?.set(await zoom.clock.now())
      const others: AppProcess[] = []
      return {
        description: { ...subject, baseUrl: url },
        ...(clock && { setClock: clock.set }),
        ...(start.keepsData && { restart }),
        ...(start.instances && {
          async startAnother(): Promise<Instance> {
            const another = await newUrl()
            const process = await run(another, (started) => void others.push(started))
            return {
              url: another.replace(/\/+$/, ''),
              [Symbol.asyncDispose]: () => process[Symbol.asyncDispose](),
            }
          },
        }),
        async ending() {
          // A connection breaks a moment before the process is known to have ended.
          await Promise.race([running?.ended, wait(250)])
          return running?.ending()
        },
        lastOutput: () => running?.lastOutput() ?? '',
        printed: () => running?.printed() ?? '',
        async [Symbol.asyncDispose]() {
          for (const other of others) await other[Symbol.asyncDispose]()
        },
      }
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await interceptor?.[Symbol.asyncDispose]()
      await clock?.[Symbol.asyncDispose]()
      await data[Symbol.asyncDispose]()
    },
  }
}

type Credentials = Pick<
  PlaceholderValues,
  'clientId' | 'clientSecret' | 'accountId' | 'otherClientId' | 'otherClientSecret' | 'otherAccountId'
>

async function userCredentials(zoom: MockZoom): Promise<Credentials> {
  const { clientId, clientSecret } = await zoom.apps.first()
  const none = { accountId: '', otherClientId: '', otherClientSecret: '', otherAccountId: '' }
  return { ...none, clientId, clientSecret: clientSecret ?? '' }
}

const accountCredentials: Credentials = {
  ...accountApps.own,
  otherClientId: accountApps.other.clientId,
  otherClientSecret: accountApps.other.clientSecret,
  otherAccountId: accountApps.other.accountId,
}

type Address = Pick<PlaceholderValues, 'baseUrl' | 'port' | 'redirectUri'>

function addressOf(url: string, { callback }: Subject): Address {
  const { port, protocol } = new URL(url)
  return {
    baseUrl: url,
    port: port || (protocol === 'https:' ? '443' : '80'),
    redirectUri: callback === undefined ? '' : below(url, callback.path).href,
  }
}

interface InstanceParts {
  readonly subject: Subject
  readonly start: StartSettings
  readonly folder: string
  readonly clock: FakedClock | undefined
  readonly interceptor: Interceptor | undefined
  readonly values: Omit<PlaceholderValues, 'webhookSecret'>
  readonly onSpawn: (process: AppProcess) => void
}

async function startInstance({
  subject,
  start,
  folder,
  clock,
  interceptor,
  values,
  onSpawn,
}: InstanceParts): Promise<AppProcess> {
  const fill = (text: string) => fillIn(text, { ...values, webhookSecret: testWebhookSecret })
  const { command, cwd = '.', env, stop } = start
  const readiness = readinessOf(values.baseUrl, start)
  for (const { url } of readiness) {
    if (!(await staysTaken(url))) continue
    throw didNotStart(
      `${subject.name} can’t be started: something already listens at ${url.origin}. Stop it, or put ` +
        '{port} into baseUrl.',
    )
  }
  const told = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)]))
  // A "mock-zoom run" in its command then uses this mock.
  const alone: Environment = { ...told, ...within('contracts', values.zoomUrl) }
  const own = interceptor?.environmentFor({ ...process.env, ...alone }) ?? alone
  const app = startProcess({
    command: typeof command === 'string' ? fill(command) : command.map(fill),
    cwd: resolve(folder, fill(cwd)),
    env: { ...own, ...clock?.environment(own) },
    stop: { signal: stop.signal, timeoutMs: stop.timeout * 1000 },
  })
  onSpawn(app)
  try {
    for (const each of readiness) await untilReady(app, each)
    return app
  } catch (error) {
    await app[Symbol.asyncDispose]()
    throw error
  }
}

/** Loaded only where it is needed. */
async function interceptorFor(zoom: MockZoom): Promise<Interceptor> {
  const { interceptorOptions, startInterceptor } = await import('../../intercept/index.ts')
  // Nothing is refused, as nothing is offline.
  const options = await interceptorOptions({}, process.env, () => undefined)
  return startInterceptor({ ...options, mockUrl: zoom.url })
}

function readinessOf(baseUrl: string, { ready }: StartSettings): [Readiness, ...Readiness[]] {
  const { path, status, timeout } = ready
  const at = (one: string) => ({ url: below(baseUrl, one), status, timeoutMs: timeout * 1000 })
  if (typeof path === 'string') return [at(path)]
  const [first = '/', ...rest] = path
  return [at(first), ...rest.map(at)]
}

async function areAnswering(readiness: readonly Readiness[]): Promise<boolean> {
  for (const each of readiness)
    if (!(await isAnswering({ ...each, timeoutMs: Math.min(2000, each.timeoutMs) }))) return false
  return true
}

/** A port may stay in use for a moment after its process was stopped. */
async function staysTaken(url: URL): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    if (!(await isTaken(url))) return false
    await wait(50)
  }
  return true
}
