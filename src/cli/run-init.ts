import { writeFileSync } from 'node:fs'
import type { Explored, SubjectAction } from '../contract-runner/index.ts'
import { likelyCallback, sayStep, stepsOf } from '../contract-runner/index.ts'
import { MockZoomError } from '../mock-zoom/index.ts'
import { setupFilesHere } from '../setup-file/read-setup-file.ts'
import { askFor, askWhetherAll } from './ask-subject.ts'
import { openPrompt, type Prompt } from './prompt.ts'
import { readSources, type Sources } from './read-sources.ts'
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

/** What has to be known before the app can be started; all else can be found out. */
const keysToStart: readonly AnswerKey[] = ['name', 'kind', 'command', 'baseUrl']

/** What somebody has said, and what trying it showed. */
interface Described {
  readonly answers: Answers
  readonly trial: Explored | undefined
}

/** Asks, tries, writes the subject file, and prints the next steps. */
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
  const sources = readSources(process.cwd())
  const { answers, trial } = await describe(flags, sources)
  const described = subjectFrom(answers, sources.variables)
  const subject = trial === undefined ? described : learned(described, trial)
  write(file, flags.ts ? asModule(subject) : `${JSON.stringify(subject, null, 2)}\n`)
  line(`Wrote ${file}.`)
  if (trial !== undefined) for (const each of summaryOf(trial)) line(each)
  if (answers.command !== 'none' && trial?.works !== true)
    line(
      'Check "env" in it: these environment variables are set for your app; rename them to the ones it reads.',
    )
  const isServerToServer = answers.kind === 'server-to-server'
  if (isServerToServer)
    line(
      'If it serves several accounts, name the account in requests.use with {accountId} (docs/contracts.md).',
    )
  else if (trial === undefined)
    line('No sign-in step is configured. If your app has accounts, add requests.signIn (docs/contracts.md).')
  line(
    answers.command === 'none' ? 'Start your app with http://127.0.0.1:9666 as its Zoom, then run:' : 'Next:',
  )
  line(`  npx mock-zoom contracts --only ${isServerToServer ? 'account-token-works' : 'connect-works'}`)
}

/** Takes the flags first, then asks for the rest, if there is somebody to answer. */
async function describe(flags: InitFlags, sources: Sources): Promise<Described> {
  const callback = likelyCallback(sources)
  const given: Partial<Answers> = {
    ...(callback && { callback }),
    ...Object.fromEntries(answerKeys.flatMap((key) => (flags[key] === undefined ? [] : [[key, flags[key]]]))),
  }
  const wrong = complaintAbout(completed(given))
  if (wrong !== undefined) throw new MockZoomError(`Nothing was written. ${wrong}.`)
  if (flags.try && !canTry(completed(given)))
    throw new MockZoomError('--try needs a --command that starts an app to which people connect.')
  using prompt = flags.yes ? undefined : openPrompt()
  if (prompt !== undefined) return await converse(given, flags, sources, prompt)
  const answers = completed(given)
  return { answers, trial: flags.try ? await tryIt(answers, given, sources) : undefined }
}

/** Asks how the app is started, finds out the rest by trying, and asks for what that did not show. */
async function converse(
  flagged: Partial<Answers>,
  flags: InitFlags,
  sources: Sources,
  prompt: Prompt,
): Promise<Described> {
  const { line } = standardOutput()
  const open = (keys: readonly AnswerKey[]) => keys.filter((key) => flags[key] === undefined)
  line('Enter takes what is in brackets; "<" goes back to the question before.')
  let given = await askFor(open(keysToStart), flagged, prompt, line)
  const { kind } = completed(given)
  let trial: Explored | undefined
  if (canTry(completed(given)) && (flags.try || (await wantsToTry(prompt)))) {
    trial = await tryIt(completed(given), given, sources)
    for (const each of summaryOf(trial)) line(each)
  }
  const rest = open(keysFor(kind).filter((key) => !keysToStart.includes(key) && !isFound(key, trial)))
  const before = given
  given = await askFor(rest, { ...given, ...proposalsAfter(trial, rest) }, prompt, line)
  for (;;) {
    const keys = [...keysToStart, ...rest].filter((key) => keysFor(completed(given).kind).includes(key))
    const changed = await askWhetherAll(keys, completed(given), prompt, line)
    if (changed === undefined) break
    given = await askFor([changed], given, prompt, line)
  }
  const isAsBefore = answerKeys.every((key) => given[key] === before[key])
  if (trial !== undefined && !isAsBefore && !trial.works)
    trial = await tryIt(completed(given), given, sources)
  return { answers: completed(given), trial }
}

async function wantsToTry(prompt: Prompt): Promise<boolean> {
  const said = await prompt.ask('Start it now, to find out the rest by trying? [yes]: ')
  if (said === undefined) throw new MockZoomError('Cancelled; nothing was written.')
  return !/^no?$/i.test(said)
}

function canTry({ command, kind }: Answers): boolean {
  return command !== 'none' && kind !== 'server-to-server'
}

/** What was said is taken as it is; what was only likely is found out. */
function tryIt(answers: Answers, given: Partial<Answers>, sources: Sources): Promise<Explored> {
  const { requests } = subjectFrom(answers)
  const said = Object.fromEntries(Object.entries(requests).filter(([key]) => Object.hasOwn(given, key)))
  standardOutput().line('Starting your app in front of a mock, and trying it…')
  return trySubject(subjectFrom(answers, sources.variables), sources, said)
}

/** What trying has shown, in words for one answer. */
function isFound(key: AnswerKey, trial: Explored | undefined): boolean {
  if (trial === undefined) return false
  if (key === 'callback') return trial.callbackPath !== undefined
  if (key === 'webhooks') return trial.webhooks !== undefined
  const { connect, use, disconnect, status } = trial.requests
  const found: Partial<Record<AnswerKey, SubjectAction | undefined>> = { connect, use, disconnect, status }
  return found[key] !== undefined && trial.callbackPath !== undefined
}

/** What was looked for and not found is likely not there. */
function proposalsAfter(trial: Explored | undefined, keys: readonly AnswerKey[]): Partial<Answers> {
  if (trial?.callbackPath === undefined) return {}
  const optional = keys.filter((key) => key !== 'connect' && key !== 'callback')
  return Object.fromEntries(optional.map((key) => [key, 'none']))
}

/** What the app itself has shown counts more than what was guessed. */
function learned(described: ReturnType<typeof subjectFrom>, trial: Explored): object {
  const { callbackPath, requests, answers, webhooks, keepsData, instances } = trial
  if (callbackPath === undefined) return described
  const { start, ...rest } = { start: undefined, ...described }
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'webhooks')),
    ...(start && { start: { ...start, keepsData, instances } }),
    callback: { path: callbackPath },
    requests,
    ...(webhooks && { webhooks }),
    answers,
  }
}

function summaryOf({ requests, callbackPath, answers, webhooks, keepsData, ...trial }: Explored): string[] {
  const { signIn, connect, use, alsoUse = [], disconnect, status } = requests
  const rows: (readonly [string, string | undefined])[] = [
    ['sign in', signIn && sayAction(signIn)],
    ['connect', callbackPath === undefined ? undefined : connect && sayAction(connect)],
    ['callback', callbackPath],
    ['use', use && [use, ...alsoUse].map(sayAction).join('; also ')],
    ['disconnect', disconnect && sayAction(disconnect)],
    ['status', status && `${sayAction(status)}, says ${JSON.stringify(answers.connected)} when connected`],
    [
      'connect first',
      answers.asksToReconnect.map((answer) => JSON.stringify(answer)).join(' or ') || undefined,
    ],
    ['events', webhooks?.path],
    [
      'restart',
      keepsData ? `keeps its data${trial.instances ? ', also with two instances' : ''}` : undefined,
    ],
  ]
  const found = rows.flatMap(([name, said]) => (said === undefined ? [] : [`  ${name.padEnd(14)}${said}`]))
  const done = 'Tried the whole line: a person connected, used the app and disconnected.'
  return [
    ...(found.length > 0 ? ['Found:', ...found] : []),
    ...(trial.works ? [done] : ['Tried it, and something is missing.']),
    ...trial.missing.map((text) => `  ${text}`),
  ]
}

function sayAction(action: SubjectAction): string {
  return stepsOf(action).map(sayStep).join(', then ')
}

function asModule({ $schema: _, ...rest }: { readonly $schema?: string } & object): string {
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
