import { join } from 'node:path'
import {
  type AppKind,
  accountApps,
  describeServerToServer,
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

/** This key protects nothing: the tokens are a mock's. Twins that people connect to have none: some write tokens themselves. */
const tokenKeys = `test:${'A'.repeat(43)}`

function clientOn(
  name: string,
  alterations: Alterations,
  dataIn: (place: Place) => Pick<ReferenceClientOptions, 'database' | 'tokenKeys'>,
): SubjectFactory {
  return startedSubject(name, async (zoom, place) => {
    const lines: string[] = []
    const client = await startReferenceClient({
      zoomUrl: zoom.url,
      clientId: (await zoom.apps.first()).clientId,
      clientSecret: (await zoom.apps.first()).clientSecret ?? '',
      webhookSecret: testWebhookSecret,
      ...dataIn(place),
      throwaway: true,
      port: place.port,
      alterations,
      print: (line) => void lines.push(line),
    })
    return { ...client, printed: () => lines.join('\n') }
  })
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
