import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { subjectFileSchema } from '../contract-runner/index.ts'
import { describeIssues } from '../mock-zoom/index.ts'

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
  const command = given.command ?? (hasStartScript() ? 'npm start' : 'none')
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
    const canBeNone = key === 'disconnect' || key === 'status'
    if (!/^[A-Z]+ \S+$/.test(text) && !(canBeNone && text === 'none'))
      return `Expected a method and a path for ${key}, such as ${examples[key]}, not "${text}"`
  }
  const subject = subjectFrom(answers)
  const { error } = subjectFileSchema.safeParse(subject)
  return describeIssues(error?.issues ?? [], subject, subjectFileSchema)[0]?.text
}

/** The content of the subject file. */
export function subjectFrom(answers: Answers) {
  return answers.kind === 'user-managed' ? subjectWithPeople(answers) : subjectWithoutPeople(answers)
}

const $schema = './node_modules/mock-zoom/schema/mock-zoom.subject.schema.json'

function subjectWithoutPeople({ name, kind, command, baseUrl, use }: Answers) {
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
    ...(command !== 'none' && { start: startFrom(command, baseUrl, credentials) }),
    requests: { use: requestFrom(use) },
    answers: { works: ['2xx'] },
  }
}

function startFrom(command: string, baseUrl: string, env: Readonly<Record<string, string>>) {
  return {
    command,
    env: {
      ...(baseUrl.includes('{port}') && { PORT: '{port}' }),
      ZOOM_BASE_URL: '{zoomUrl}',
      ...env,
    },
    ready: { path: '/' },
    keepsData: false,
    instances: false,
  }
}

function subjectWithPeople(answers: Answers) {
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
    ...(command !== 'none' && { start: startFrom(command, baseUrl, credentials) }),
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

function hasStartScript(): boolean {
  try {
    return JSON.parse(readFileSync('package.json', 'utf-8')).scripts?.start !== undefined
  } catch {
    return false
  }
}
