import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  type AppKind,
  accountApps,
  describeByDefault,
  describeServerToServer,
  type Instance,
  type Place,
  type SubjectFactory,
  startedSubject,
  testWebhookSecret,
} from '../contract-runner/index.ts'
import {
  type Alterations,
  createScratchDatabase,
  type ReferenceClientOptions,
  startReferenceClient,
} from '../reference-client/index.ts'
import { type AccountAlterations, startAccountClient } from '../reference-client/server-to-server/index.ts'
import type { AccountTwin, BrokenTwin } from './broken-twin.ts'

/** The reference client as a subject for contracts, with what a broken twin changes; its data is in the subject's folder. */
export function clientAsSubject(name: string, alterations: Alterations = {}): SubjectFactory {
  return clientOn(name, alterations, ({ folder }) => ({ database: join(folder, 'acme.db') }))
}

type Start = Parameters<typeof startedSubject>[1]

/**
 * The same with a process for each instance, so that each can be killed and stopped; instances lose their claims after a second,
 * so that nobody has to wait for it. `program` starts one; it gets its options, with the name of a twin or null, as JSON.
 */
export function clientInProcesses(name: string, twin: string | null, program: string): SubjectFactory {
  const start: Start = async (zoom, { folder, port, publicUrl }) => {
    const { clientId, clientSecret } = await zoom.apps.first()
    const options = {
      ...{ zoomUrl: zoom.url, clientId, clientSecret: clientSecret ?? '', webhookSecret: testWebhookSecret },
      ...{ database: join(folder, 'acme.db'), throwaway: true, port, claimLasts: 1_000 },
      ...(publicUrl !== undefined && { publicUrl }),
    }
    return startInstanceProcess(program, { twin, ...options })
  }
  return startedSubject(name, start, describeByDefault, { size: 5, processes: true })
}

async function startInstanceProcess(program: string, options: object): Promise<Instance> {
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = once(child, 'exit')
  const [url] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    gone.then(([code]) => Promise.reject(new Error(`The process of an instance ended with ${code}.`))),
  ])
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    child.kill('SIGCONT') // who stands still does not hear the signal
    const impatient = setTimeout(() => child.kill('SIGKILL'), 2_000)
    await gone
    clearTimeout(impatient)
  }
  return {
    url: String(url),
    process: {
      kill: () => end('SIGKILL'),
      freeze: () => void child.kill('SIGSTOP'),
      thaw: () => void child.kill('SIGCONT'),
    },
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  }
}

/** The same on a database server, where each subject gets an empty database, and its tokens are encrypted. */
export function clientOnServer(name: string, serverUrl: string): SubjectFactory {
  return async (zoom) => {
    const scratch = await createScratchDatabase(serverUrl)
    try {
      const subject = await clientOn(name, {}, () => ({ database: scratch.url, tokenKeys }))(zoom)
      return {
        ...subject,
        async [Symbol.asyncDispose]() {
          await subject[Symbol.asyncDispose]()
          await scratch[Symbol.asyncDispose]()
        },
      }
    } catch (error) {
      await scratch[Symbol.asyncDispose]()
      throw error
    }
  }
}

/** Less than in production, so that nobody waits ten seconds for the contracts about a Zoom that never answers. */
const patience = 4_000

/** This key protects nothing: the tokens are a mock's. Twins that people connect to have none: some write tokens themselves. */
const tokenKeys = `test:${'A'.repeat(43)}`

function clientOn(
  name: string,
  alterations: Alterations,
  dataIn: (place: Place) => Pick<ReferenceClientOptions, 'database' | 'tokenKeys'>,
): SubjectFactory {
  const start: Start = async (zoom, place) => {
    const lines: string[] = []
    const client = await startReferenceClient({
      zoomUrl: zoom.url,
      clientId: (await zoom.apps.first()).clientId,
      clientSecret: (await zoom.apps.first()).clientSecret ?? '',
      webhookSecret: testWebhookSecret,
      ...dataIn(place),
      throwaway: true,
      patience,
      port: place.port,
      ...(place.publicUrl !== undefined && { publicUrl: place.publicUrl }),
      alterations,
      print: (line) => void lines.push(line),
    })
    return { ...client, printed: () => lines.join('\n') }
  }
  return startedSubject(name, start, describeByDefault, { size: 5, processes: false })
}

/** The same of the server-to-server client, which serves two accounts. */
export function accountClientAsSubject(name: string, alterations: AccountAlterations = {}): SubjectFactory {
  return startedSubject(
    name,
    async (zoom, { folder, port }) => {
      const database = join(folder, 'acme.db')
      return startAccountClient({
        zoomUrl: zoom.url,
        accounts: Object.values(accountApps),
        database,
        tokenKeys,
        port,
        alterations,
      })
    },
    describeServerToServer,
  )
}

/** A twin as a subject of its kind. */
export function twinAsSubject({ name, ...twin }: BrokenTwin | AccountTwin): ClientSubject {
  return twin.kind === 'server-to-server'
    ? { kind: twin.kind, subject: accountClientAsSubject(name, twin.alterations) }
    : { kind: 'user-managed', subject: clientAsSubject(name, twin.alterations) }
}

/** The kind of a client, and how it is started. */
export interface ClientSubject {
  readonly kind: AppKind
  readonly subject: SubjectFactory
}
