import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { subjectFileSchema } from '../contract-runner/index.ts'
import { describeIssues } from '../mock-zoom/index.ts'
import { environmentFor } from './environment-for.ts'

/** What `mock-zoom init` asks for, in this order. */
export const answerKeys = [
  'name',
  'kind',
  'command',
  'baseUrl',
  'callback',
  'connect',
  'use',
  'disconnect',
  'status',
  'webhooks',
] as const
export type AnswerKey = (typeof answerKeys)[number]
export type Answers = Readonly<Record<AnswerKey, string>>

/** What is asked about an app that nobody connects to. */
const keysWithoutPeople: readonly AnswerKey[] = ['name', 'kind', 'command', 'baseUrl', 'use']

/** What is left to ask about an app of this kind. */
export function keysFor(kind: string): readonly AnswerKey[] {
  return kind === 'server-to-server' ? keysWithoutPeople : answerKeys
}

/** The answers that were `given`, and likely ones for this folder in place of the rest. */
export function completed(given: Partial<Answers>): Answers {
  const isServerToServer = given.kind === 'server-to-server'
  const command = given.command ?? likelyCommand() ?? 'none'
  return {
    name: basename(process.cwd()),
    kind: 'user-managed',
    command,
    // The runner can choose a free port only for an app that it starts.
    baseUrl: `http://127.0.0.1:${command === 'none' ? '3000' : '{port}'}`,
    callback: '/callback',
    connect: 'GET /connect',
    use: isServerToServer ? 'GET /users/{zoomUserEmail}/meetings' : 'POST /use',
    disconnect: 'POST /disconnect',
    status: 'GET /status',
    webhooks: '/zoom/events',
    ...given,
  }
}

const examples = {
  connect: 'GET /zoom/connect',
  use: 'POST /use',
  disconnect: 'POST /disconnect',
  status: 'GET /status',
} as const

/** Why these answers don't make a valid subject file; undefined if they do. */
export function complaintAbout(answers: Answers): string | undefined {
  const asked = keysFor(answers.kind)
  for (const key of ['connect', 'use', 'disconnect', 'status'] as const) {
    if (!asked.includes(key)) continue
    const text = answers[key]
    const canBeNone = key !== 'connect'
    if (!/^[A-Z]+ \S+$/.test(text) && !(canBeNone && text === 'none'))
      return `Expected a method and a path for ${key}, such as ${examples[key]}, not "${text}"`
  }
  const subject = subjectFrom(answers)
  const { error } = subjectFileSchema.safeParse(subject)
  return describeIssues(error?.issues ?? [], subject, subjectFileSchema)[0]?.text
}

/** The content of the subject file. `variables` are the names of environment variables that the app’s sources contain. */
export function subjectFrom(answers: Answers, variables: readonly string[] = []) {
  return answers.kind === 'user-managed'
    ? subjectWithPeople(answers, variables)
    : subjectWithoutPeople(answers, variables)
}

const $schema = './node_modules/mock-zoom/schema/mock-zoom.subject.schema.json'

function subjectWithoutPeople({ name, kind, command, baseUrl, use }: Answers, variables: readonly string[]) {
  const credentials = {
    ZOOM_ACCOUNT_ID: '{accountId}',
    ZOOM_CLIENT_ID: '{clientId}',
    ZOOM_CLIENT_SECRET: '{clientSecret}',
  }
  return {
    $schema,
    name,
    kind,
    baseUrl,
    ...(command !== 'none' && { start: startFrom(command, baseUrl, credentials, variables) }),
    requests: { use: requestFrom(use) },
    answers: { works: ['2xx'] },
  }
}

function startFrom(
  command: string,
  baseUrl: string,
  credentials: Readonly<Record<string, string>>,
  variables: readonly string[],
) {
  const found = environmentFor(variables)
  const guessed = {
    ...(baseUrl.includes('{port}') && { PORT: '{port}' }),
    ZOOM_BASE_URL: '{zoomUrl}',
    ...credentials,
  }
  const env = found ?? guessed
  return {
    command,
    env,
    ready: { path: '/' },
    // Without a setting for Zoom’s address, zoom.us is written into it, or into its library.
    ...(!Object.values(env).includes('{zoomUrl}') && { intercept: true }),
    keepsData: false,
    instances: false,
  }
}

function subjectWithPeople(answers: Answers, variables: readonly string[]) {
  const { name, command, baseUrl, callback, connect, use, disconnect, status, webhooks } = answers
  const credentials = {
    ZOOM_CLIENT_ID: '{clientId}',
    ZOOM_CLIENT_SECRET: '{clientSecret}',
    ZOOM_WEBHOOK_SECRET: '{webhookSecret}',
    ZOOM_REDIRECT_URI: '{redirectUri}',
  }
  return {
    $schema,
    name,
    baseUrl,
    ...(command !== 'none' && { start: startFrom(command, baseUrl, credentials, variables) }),
    callback: { path: callback },
    requests: {
      connect: requestFrom(connect),
      ...(use !== 'none' && { use: requestFrom(use) }),
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

/** How the app in this folder is started, if that is clear from its files. */
function likelyCommand(): string | undefined {
  if (hasStartScript()) return 'npm start'
  return commands.find(([file]) => existsSync(file))?.[1]
}

const commands: readonly (readonly [file: string, command: string])[] = [
  ['server.js', 'node server.js'],
  ['server.mjs', 'node server.mjs'],
  ['manage.py', 'python3 manage.py runserver --noreload 127.0.0.1:{port}'],
  ['app.py', 'python3 app.py'],
  ['config.ru', 'bundle exec rackup --port {port}'],
  ['app.rb', 'ruby app.rb'],
  ['main.go', 'go run main.go'],
  ['artisan', 'php artisan serve --port={port}'],
  ['index.php', 'php -S 127.0.0.1:{port} index.php'],
]

function hasStartScript(): boolean {
  try {
    return JSON.parse(readFileSync('package.json', 'utf-8')).scripts?.start !== undefined
  } catch {
    return false
  }
}
