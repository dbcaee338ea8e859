import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseSubject, type SubjectFile, subjectFileSchema } from '../contract-runner/index.ts'
import { SetupProblem } from '../mock-zoom/index.ts'
import { standardOutput } from './terminal.ts'

/** What the command line of `mock-zoom init` said. */
export interface InitFlags {
  readonly name?: string
  readonly baseUrl?: string
  readonly command?: string
  readonly connect?: string
  readonly use?: string
  readonly disconnect?: string
  readonly status?: string
  readonly callback?: string
  readonly webhooks?: string
  readonly yes?: boolean
  readonly ts?: boolean
  readonly force?: boolean
}

const keys = [
  'name',
  'command',
  'baseUrl',
  'callback',
  'connect',
  'use',
  'disconnect',
  'status',
  'webhooks',
] as const
type Answers = Readonly<Record<(typeof keys)[number], string>>

/** What is asked for, in the words in which it is asked. */
const questions: Answers = {
  name: 'Your app’s name',
  command: 'The command that starts it ("none": it runs already)',
  baseUrl: 'Where it is ({port}: a free port)',
  callback: 'The path of its callback',
  connect: 'The request that leads to Zoom',
  use: 'The request for which it calls Zoom',
  disconnect: 'The request that disconnects ("none": there is none)',
  status: 'The request that says whether somebody is connected ("none")',
  webhooks: 'The path to which Zoom sends events ("none")',
}

/** Asks, writes the subject file, and says what comes next. */
export async function runInit(flags: InitFlags): Promise<void> {
  const file = `mock-zoom.subject.${flags.ts ? 'ts' : 'json'}`
  if (existsSync(file) && !flags.force)
    throw new SetupProblem(`${file} is there already. Change it by hand, or write over it with --force.`)
  const { line } = standardOutput()
  const answers = await answersTo(flags)
  const subject = subjectFrom(answers)
  parseSubject(subject, 'your answers')
  write(file, flags.ts ? asModule(subject) : `${JSON.stringify(subject, null, 2)}\n`)
  line(`Wrote ${file}.`)
  if (answers.command !== 'none')
    line('Look at "env" in it: these are the settings that your app gets, under the names it knows.')
  line('It signs nobody in; if your app needs that, add requests.signIn (docs/contracts.md).')
  line(
    answers.command === 'none'
      ? 'Start your app with the mock as its Zoom, http://127.0.0.1:9666, and then:'
      : 'Next:',
  )
  line('  npx mock-zoom contracts --only connect-works')
}

async function answersTo(flags: InitFlags): Promise<Answers> {
  const asks = process.stdin.isTTY === true && !flags.yes
  const terminal = asks ? createInterface({ input: process.stdin, output: process.stdout }) : undefined
  const answers: Record<keyof Answers, string> = { ...defaults(flags) }
  for (const key of keys) {
    // A free port can be chosen only for what the runner starts.
    if (key === 'baseUrl' && answers.command === 'none') answers.baseUrl = 'http://127.0.0.1:3000'
    const answer = flags[key] ?? (await terminal?.question(`${questions[key]} [${answers[key]}]: `))?.trim()
    answers[key] = answer || answers[key]
  }
  terminal?.close()
  return answers
}

function defaults({ command }: InitFlags): Answers {
  return {
    name: basename(process.cwd()),
    command: command ?? (hasStartScript() ? 'npm start' : 'none'),
    baseUrl: 'http://127.0.0.1:{port}',
    callback: '/callback',
    connect: 'GET /connect',
    use: 'POST /use',
    disconnect: 'POST /disconnect',
    status: 'GET /status',
    webhooks: '/zoom/events',
  }
}

function subjectFrom(answers: Answers): SubjectFile {
  const { name, command, baseUrl, callback, connect, use, disconnect, status, webhooks } = answers
  return {
    $schema: './node_modules/mock-zoom/schema/mock-zoom.subject.schema.json',
    name,
    baseUrl,
    ...(command !== 'none' && {
      start: {
        command,
        env: {
          ...(baseUrl.includes('{port}') && { PORT: '{port}' }),
          ZOOM_BASE_URL: '{zoomUrl}',
          ZOOM_CLIENT_ID: '{clientId}',
          ZOOM_CLIENT_SECRET: '{clientSecret}',
          ZOOM_WEBHOOK_SECRET: '{webhookSecret}',
          ZOOM_REDIRECT_URI: '{redirectUri}',
        },
        ready: { path: '/' },
        keepsData: false,
        instances: false,
      },
    }),
    callback: { path: callback },
    requests: {
      connect: requestFrom(connect),
      use: requestFrom(use),
      ...(disconnect !== 'none' && { disconnect: requestFrom(disconnect) }),
      ...(status !== 'none' && { status: requestFrom(status) }),
    },
    ...(webhooks !== 'none' && { webhooks: { path: webhooks } }),
    answers: {
      works: ['2xx'],
      asksToReconnect: [409],
      ...(status !== 'none' && { connected: { json: { connected: true } } }),
    },
  }
}

/** `POST /use` */
function requestFrom(text: string): SubjectFile['requests']['use'] {
  const [method, path = ''] = text.split(' ')
  return subjectFileSchema.shape.requests.shape.use.parse({ method, path })
}

function asModule(subject: SubjectFile): string {
  const { $schema: _, ...rest } = subject
  return `import type { SubjectFile } from 'mock-zoom/contracts'\n\nexport default ${JSON.stringify(rest, null, 2)} satisfies SubjectFile\n`
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new SetupProblem(
      `${file} can’t be written here (${why}). Run this in a folder that you may write to.`,
    )
  }
}

function hasStartScript(): boolean {
  try {
    return JSON.parse(readFileSync('package.json', 'utf-8')).scripts?.start !== undefined
  } catch {
    return false
  }
}
