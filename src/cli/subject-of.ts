import {
  accountClientAsSubject,
  type ClientSubject,
  clientAsSubject,
  clientOnServer,
  twinAsSubject,
} from '../broken-twins/client-as-subject.ts'
import type { AppKind, SubjectFactory, ZoomSource } from '../contract-runner/index.ts'
import {
  describeByDefault,
  freshZoom,
  readSubject,
  runningSubject,
  sharedZoom,
  startedApps,
} from '../contract-runner/index.ts'
import { MockZoomError } from '../mock-zoom/index.ts'
import { createScratchDatabase } from '../reference-client/index.ts'
import { findSetupFile } from '../setup-file/read-setup-file.ts'
import { twinNamed } from './twins.ts'

/** Flags that choose the app to test. */
export interface SubjectFlags {
  readonly subject?: string
  readonly baseUrl?: string
  readonly port?: number
  readonly twin?: string
  /** The reference client, by default the one for people. */
  readonly reference?: AppKind | true
  /** With the reference client: the server for its data. */
  readonly database?: string
}

/** The app to test, and the mocks that it uses. Disposing stops everything that was started. */
export interface ChosenSubject extends AsyncDisposable {
  readonly subjectName: string
  readonly subject: SubjectFactory
  readonly kind: AppKind
  readonly zoom: ZoomSource
  readonly startLimitMs?: number
  /** The arguments that choose it again. */
  readonly commandArguments: readonly string[]
  /** Why there is only one of it, even if contracts run in parallel. */
  readonly onlyOne?: string
  /** Ends this app, and starts it anew in front of a new Zoom; missing where the app is not for the runner to start. */
  readonly fresh?: () => Promise<ChosenSubject>
  /** What it runs with, if that is known: its secrets are hidden in reports. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** The folder of its sources, if known. */
  readonly folder?: string
}

const defaultPort = 9666

/**
 * The app that the flags choose; without flags, the app of the subject file in this folder. Throws a MockZoomError if there is
 * none: a file with a misspelt name must not end in a good result for another app.
 */
export async function chooseSubject(flags: SubjectFlags): Promise<ChosenSubject> {
  const named = (['subject', 'baseUrl', 'twin', 'reference'] as const).filter(
    (flag) => flags[flag] !== undefined,
  )
  if (named.length > 1) {
    const names = named.map((flag) => (flag === 'baseUrl' ? '--base-url' : `--${flag}`))
    throw new MockZoomError(`${names.join(' and ')} can’t be combined: each chooses the app to test.`)
  }
  if (
    flags.database !== undefined &&
    (flags.reference === undefined || flags.reference === 'server-to-server')
  )
    throw new MockZoomError(
      '--database is for the data of the reference client for people: use it with --reference. Your own app knows its database.',
    )
  if (flags.baseUrl !== undefined) return describedByUrl(flags.baseUrl, flags.port)
  if (flags.twin !== undefined)
    return ownClient(`broken twin ${flags.twin}`, twinAsSubject(twinNamed(flags.twin)), [
      '--twin',
      flags.twin,
    ])
  if (flags.reference === 'server-to-server') {
    const name = 'server-to-server reference client'
    const client = { kind: flags.reference, subject: accountClientAsSubject(name) }
    return ownClient(name, client, ['--reference', flags.reference])
  }
  if (flags.reference !== undefined) {
    const name = 'reference client'
    if (flags.database === undefined)
      return ownClient(name, { kind: 'user-managed', subject: clientAsSubject(name) }, ['--reference'])
    await using _ = await createScratchDatabase(flags.database) // to say at once if it can't be used
    const subject = clientOnServer(name, flags.database)
    const shown = Object.assign(new URL(flags.database), { password: '' }).href
    return ownClient(name, { kind: 'user-managed', subject }, ['--reference', '--database', shown])
  }
  const file = flags.subject ?? findSetupFile('mock-zoom.subject', '--subject')
  if (file !== undefined) return describedByFile(file, flags)
  throw new MockZoomError(
    `There is no subject file here: looked for mock-zoom.subject.json, .ts, .mts, .js and .mjs in ${process.cwd()}. "mock-zoom init" writes one; --subject chooses one in another folder; --reference tests the reference client.`,
  )
}

function ownClient(name: string, client: ClientSubject, commandArguments: readonly string[]): ChosenSubject {
  return {
    subjectName: name,
    ...client,
    zoom: freshZoom(),
    commandArguments,
    async [Symbol.asyncDispose]() {},
  }
}

function describedByUrl(baseUrl: string, port = defaultPort): ChosenSubject {
  if (!URL.canParse(baseUrl)) {
    throw new MockZoomError(`--base-url ${baseUrl}: expected a whole URL, such as http://127.0.0.1:3000.`)
  }
  const zoom = sharedZoom({ port })
  return {
    subjectName: baseUrl,
    kind: 'user-managed',
    subject: runningSubject(describeByDefault(baseUrl.replace(/\/$/, ''))),
    zoom: zoom.lend,
    commandArguments: ['--base-url', baseUrl, '--port', String(port)],
    onlyOne: 'the app at --base-url runs once and has one mock',
    [Symbol.asyncDispose]: () => zoom[Symbol.asyncDispose](),
  }
}

async function describedByFile(file: string, flags: SubjectFlags): Promise<ChosenSubject> {
  const located = await readSubject(file)
  const { subject, folder } = located
  const port = flags.port ?? (subject.start === undefined ? defaultPort : 0)
  const zoom = sharedZoom({ port })
  const common = {
    subjectName: subject.name,
    kind: subject.kind ?? 'user-managed',
    zoom: zoom.lend,
    commandArguments: [
      ...(flags.subject === undefined ? [] : ['--subject', flags.subject]),
      ...(flags.port === undefined ? [] : ['--port', String(flags.port)]),
    ],
    folder,
  }
  if (subject.start === undefined) {
    return {
      ...common,
      subject: runningSubject(subject),
      onlyOne: `${file} has no "start", so the app runs once`,
      [Symbol.asyncDispose]: () => zoom[Symbol.asyncDispose](),
    }
  }
  const apps = startedApps(located, subject.start)
  // Placeholders stand for what belongs to the mock.
  const own = Object.entries(subject.start.env).filter(([, value]) => !value.includes('{'))
  const end = async () => {
    await apps[Symbol.asyncDispose]()
    await zoom[Symbol.asyncDispose]()
  }
  return {
    ...common,
    subject: apps.subject,
    environment: { ...process.env, ...Object.fromEntries(own) },
    async fresh() {
      // A port that is given can't be used twice.
      await end()
      return describedByFile(file, flags)
    },
    startLimitMs: subject.start.ready.timeout * 1000 + 10_000,
    ...(!subject.baseUrl.includes('{port}') && { onlyOne: `baseUrl in ${file} has no {port}` }),
    ...(port !== 0 && { onlyOne: '--port allows only one mock' }),
    [Symbol.asyncDispose]: end,
  }
}
