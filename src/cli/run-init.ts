import { writeFileSync } from 'node:fs'
import type { Discovery } from '../contract-runner/index.ts'
import { MockZoomError } from '../mock-zoom/index.ts'
import { setupFilesHere } from '../setup-file/read-setup-file.ts'
import { openPrompt, type Prompt } from './prompt.ts'
import {
  type AnswerKey,
  type Answers,
  answerKeys,
  complaintAbout,
  completed,
  keysFor,
  subjectFrom,
} from './subject-answers.ts'
import { standardOutput } from './terminal.ts'
import { trySubject } from './try-subject.ts'

/** What the command line of `mock-zoom init` said. */
export interface InitFlags {
  readonly name?: string
  readonly kind?: string
  readonly baseUrl?: string
  readonly command?: string
  readonly connect?: string
  readonly use?: string
  readonly disconnect?: string
  readonly status?: string
  readonly callback?: string
  readonly webhooks?: string
  readonly yes?: boolean
  readonly try?: boolean
  readonly ts?: boolean
  readonly force?: boolean
}

/** The questions, in the words in which they are asked. */
const questions: Answers = {
  name: 'Your app’s name',
  kind: 'Its kind: user-managed if people connect to Zoom, server-to-server if it acts for its own account',
  command: 'The command that starts it ("none" if it is already running)',
  baseUrl: 'Its base URL ({port} stands for a free port)',
  callback: 'The path of its callback',
  connect: 'The request that sends a person to Zoom',
  use: 'A request that makes your app call Zoom’s API',
  disconnect: 'The request that disconnects a person ("none" if there is none)',
  status: 'The request that says whether a person is connected ("none" if there is none)',
  webhooks: 'The path to which Zoom sends events ("none" if there is none)',
}

/** Asks, writes the subject file, and prints the next steps. */
export async function runInit(flags: InitFlags): Promise<void> {
  const file = `mock-zoom.subject.${flags.ts ? 'ts' : 'json'}`
  for (const there of setupFilesHere('mock-zoom.subject')) {
    if (there !== file)
      throw new MockZoomError(
        `${there} already exists, and only one subject file can be used. Edit it, or remove it.`,
      )
    if (!flags.force)
      throw new MockZoomError(`${file} already exists. Edit it, or overwrite it with --force.`)
  }
  const { line } = standardOutput()
  const answers = await answersTo(flags)
  const described = subjectFrom(answers)
  if (flags.try && (answers.command === 'none' || answers.kind === 'server-to-server'))
    throw new MockZoomError('--try needs a --command that starts an app to which people connect.')
  const trial = flags.try ? await trySubject(described) : undefined
  const subject = trial === undefined ? described : { ...described, ...learned(described, trial) }
  write(file, flags.ts ? asModule(subject) : `${JSON.stringify(subject, null, 2)}\n`)
  line(`Wrote ${file}.`)
  if (answers.command !== 'none')
    line(
      'Check "env" in it: these environment variables are set for your app; rename them to the ones it reads.',
    )
  const isServerToServer = answers.kind === 'server-to-server'
  line(
    isServerToServer
      ? 'If it serves several accounts, name the account in requests.use with {accountId} (docs/contracts.md).'
      : 'signIn' in subject.requests
        ? 'Each person signs in first, see requests.signIn.'
        : 'No sign-in step is configured. If your app has accounts, add requests.signIn (docs/contracts.md).',
  )
  if (trial !== undefined) {
    for (const found of trial.found) line(`Found: ${found}.`)
    if (trial.missing !== undefined) line(`Tried it, and something is missing. ${trial.missing}`)
    else line('Tried it: a person connected, and used the app.')
  }
  line(
    answers.command === 'none' ? 'Start your app with http://127.0.0.1:9666 as its Zoom, then run:' : 'Next:',
  )
  line(`  npx mock-zoom contracts --only ${isServerToServer ? 'account-token-works' : 'connect-works'}`)
}

/** What the app itself has shown counts more than what was guessed. */
function learned(
  { callback, requests }: { readonly callback?: { readonly path: string }; readonly requests: object },
  { callbackPath = callback?.path, requests: tried }: Discovery,
) {
  return {
    ...(callbackPath !== undefined && { callback: { path: callbackPath } }),
    requests: { ...requests, ...tried },
  }
}

/** Takes the flags first, then asks for the rest, if there is somebody to answer. */
async function answersTo(flags: InitFlags): Promise<Answers> {
  let given: Partial<Answers> = Object.fromEntries(
    answerKeys.flatMap((key) => (flags[key] === undefined ? [] : [[key, flags[key]]])),
  )
  const wrong = complaintAbout(completed(given))
  if (wrong !== undefined) throw new MockZoomError(`Nothing was written. ${wrong}.`)
  using prompt = flags.yes ? undefined : openPrompt()
  if (prompt === undefined) return completed(given)
  for (const key of answerKeys.filter((key) => flags[key] === undefined))
    if (keysFor(completed(given).kind).includes(key))
      given = { ...given, [key]: await askFor(key, given, prompt) }
  return completed(given)
}

/** Asks until the answer can be used. */
async function askFor(key: AnswerKey, given: Partial<Answers>, prompt: Prompt): Promise<string> {
  const likely = completed(given)[key]
  for (;;) {
    const said = await prompt.ask(`${questions[key]} [${likely}]: `)
    if (said === undefined) throw new MockZoomError('Cancelled; nothing was written.')
    const answer = said || likely
    const complaint = complaintAbout(completed({ ...given, [key]: answer }))
    if (complaint === undefined) return answer
    standardOutput().line(`  ${complaint}.`)
  }
}

function asModule({ $schema: _, ...rest }: { readonly $schema?: string }): string {
  return `import type { SubjectFile } from 'mock-zoom/contracts'\n\nexport default ${JSON.stringify(rest, null, 2)} satisfies SubjectFile\n`
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MockZoomError(
      `${file} can’t be written here (${why}). Run this in a folder that you can write to.`,
    )
  }
}
