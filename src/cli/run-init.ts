import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { subjectFileSchema } from '../contract-runner/index.ts'
import { describeIssues, SetupProblem } from '../mock-zoom/index.ts'
import { setupFilesHere } from '../setup-file/read-setup-file.ts'
import { openPrompt } from './prompt.ts'
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
  for (const there of setupFilesHere('mock-zoom.subject')) {
    if (there !== file)
      throw new SetupProblem(
        `${there} is there already, and only one can count. Change it by hand, or remove it.`,
      )
    if (!flags.force)
      throw new SetupProblem(`${file} is there already. Change it by hand, or write over it with --force.`)
  }
  const { line } = standardOutput()
  const answers = await answersTo(flags)
  const subject = subjectFrom(answers)
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

/** Flags first, then what is asked for, if somebody is there to answer. A wrong answer is asked for again. */
async function answersTo(flags: InitFlags): Promise<Answers> {
  const given = Object.fromEntries(
    keys.flatMap((key) => (flags[key] === undefined ? [] : [[key, flags[key]]])),
  )
  let answers: Answers = { ...defaults(flags), ...given }
  const wrong = complaintAbout(answers)
  if (wrong !== undefined) throw new SetupProblem(`This can’t be written: ${wrong}.`)
  using prompt = flags.yes ? undefined : openPrompt()
  if (prompt === undefined) return answers
  for (const key of keys) {
    while (!(key in given)) {
      const answer = await prompt.ask(`${questions[key]} [${answers[key]}]: `)
      if (answer === undefined)
        throw new SetupProblem('You left before the last question: nothing was written.')
      const changed: Answers = {
        ...answers,
        [key]: answer || answers[key],
        ...(key === 'command' && answer && { baseUrl: baseUrlFor(answer) }),
        ...given,
      }
      const complaint = complaintAbout(changed)
      if (complaint === undefined) {
        answers = changed
        break
      }
      standardOutput().line(`  Not like this: ${complaint}.`)
    }
  }
  return answers
}

function defaults({ command = hasStartScript() ? 'npm start' : 'none' }: InitFlags): Answers {
  return {
    name: basename(process.cwd()),
    command,
    baseUrl: baseUrlFor(command),
    callback: '/callback',
    connect: 'GET /connect',
    use: 'POST /use',
    disconnect: 'POST /disconnect',
    status: 'GET /status',
    webhooks: '/zoom/events',
  }
}

/** A free port can be chosen only for what the runner starts. */
function baseUrlFor(command: string): string {
  return `http://127.0.0.1:${command === 'none' ? '3000' : '{port}'}`
}

function subjectFrom(answers: Answers) {
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
function requestFrom(text: string) {
  const [method, path] = text.split(' ')
  return { method, path }
}

const requestKeys = ['connect', 'use', 'disconnect', 'status'] as const

/** Why no subject file can be made of these answers; undefined if one can. */
function complaintAbout(answers: Answers): string | undefined {
  for (const key of requestKeys) {
    const text = answers[key]
    if (/^[A-Z]+ \S+$/.test(text) || (text === 'none' && (key === 'disconnect' || key === 'status'))) continue
    return `${key} is "${text}", and has to be a method and a path, such as "POST /use"`
  }
  const subject = subjectFrom(answers)
  const { error } = subjectFileSchema.safeParse(subject)
  return describeIssues(error?.issues ?? [], subject)[0]?.text
}

function asModule({ $schema: _, ...rest }: ReturnType<typeof subjectFrom>): string {
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
