import {
  type Environment,
  type Interceptor,
  interceptorOptions,
  type MockAround,
  mockAround,
  startInterceptor,
  within,
} from '../intercept/index.ts'
import type { FailOn, Finding, MockZoom, RefusalCount } from '../mock-zoom/index.ts'
import {
  createMockZoom,
  fails,
  MockZoomError,
  namesFrom,
  refusedWithoutFinding,
  saveJournal,
  sayRefusals,
} from '../mock-zoom/index.ts'
import { runChild } from './child.ts'
import { connect } from './connect.ts'
import { describeFinding } from './describe-finding.ts'
import { describeProfile } from './describe-profile.ts'
import { describeReach } from './describe-reach.ts'
import { openFlowFile } from './flow-file.ts'
import type { OptionFlags } from './load-options.ts'
import { loadOptions } from './load-options.ts'
import { watchForLostBrowsers } from './lost-browsers.ts'
import { setApart } from './set-apart.ts'
import type { Terminal } from './terminal.ts'
import { standardError } from './terminal.ts'
import { wrap } from './wrap.ts'

/** What the command line of `mock-zoom run` said. */
export interface RunFlags extends OptionFlags {
  readonly offline?: boolean
  readonly failOn: FailOn
  readonly authority?: string
  readonly keep?: boolean
  readonly save?: string
}

/** Runs a command with the mock as its Zoom. Returns the exit code. Standard output belongs to the command alone. */
export async function runProgram(command: readonly string[], flags: RunFlags): Promise<number> {
  const terminal = standardError()
  const around = mockAround(process.env)
  if (around !== undefined) return runWithin(around, command, flags, terminal)
  const file = flags.save === undefined ? undefined : openFlowFile(flags.save)
  const options = await interceptorOptions(flags, process.env, terminal.line)
  const given = await mockOptions(flags)
  await using zoom = await createMockZoom(given)
  // With --keep or --database, the journal begins with what earlier commands did.
  const before = (await zoom.journal.list()).at(-1)?.seq ?? 0
  const aside = setApart(terminal)
  const tell = (text: string) => aside.line(wrap(text, aside.width, ''))
  await using browsers = watchForLostBrowsers(zoom, tell, { after: before })
  await using interceptor = await startInterceptor({
    ...options,
    mockUrl: zoom.url,
    onSentToZoom: browsers.sent,
  })
  const showing = showFindings(zoom, aside)
  const behaves = await describeProfile(zoom)
  const { code, problem } = await runChild(command, await environmentOf(zoom, interceptor, process.env), {
    folders: [interceptor.folder],
    onStart: () => greet(zoom, behaves, describeReach(zoom, given.host), terminal),
  })
  await showing.end()
  if (problem !== undefined) {
    terminal.line(`mock-zoom: ${command[0]}: ${problem}.`)
    return code
  }
  const findings = (await zoom.findings.list()).filter(({ entry }) => entry > before)
  const refusals = refusedWithoutFinding(await zoom.journal.list(), namesFrom({}), { after: before })
  await report(zoom, { findings, refusals, before }, terminal)
  if (file) {
    file.write(await saveJournal(zoom, before))
    terminal.line(
      `mock-zoom: saved in ${file.path}. Open it with Open… in an inspector, or run: mock-zoom explain ${file.path}`,
    )
  }
  if (code !== 0 || !fails(flags.failOn, { findings, refusals })) return code
  terminal.line(
    `mock-zoom: the command succeeded; the exit code is 1 because of the ${findings.length > 0 ? 'findings' : 'refusals'} (--fail-on nothing keeps the command’s own).`,
  )
  return 1
}

/** What says how a mock of one's own is to be. */
const mockFlags = ['port', 'host', 'database', 'keep', 'save', 'profile', 'switch', 'seed', 'config'] as const

/** There is one mock: that of the command around this one, which also tells what it found. */
async function runWithin(
  { command: outer, url }: MockAround,
  command: readonly string[],
  flags: RunFlags,
  terminal: Terminal,
): Promise<number> {
  const given = mockFlags.find((flag) =>
    Object.entries(flags).some(([name, value]) => name === flag && value !== undefined),
  )
  if (given !== undefined) {
    throw new MockZoomError(
      `This runs within ${outer}, and uses its mock, ${url}: --${given} has no effect here.`,
      `Leave out --${given}, or give it to ${outer}.`,
    )
  }
  const options = await interceptorOptions(flags, process.env, terminal.line)
  await using zoom = await connect(url)
  await using interceptor = await startInterceptor({ ...options, mockUrl: url })
  const { code, problem } = await runChild(command, await environmentOf(zoom, interceptor, process.env), {
    folders: [interceptor.folder],
    onStart: () => terminal.line(`mock-zoom: this runs within ${outer}, so zoom.us is its mock, ${url}.`),
  })
  if (problem !== undefined) terminal.line(`mock-zoom: ${command[0]}: ${problem}.`)
  return code
}

function mockOptions(flags: RunFlags) {
  if (flags.keep && flags.database !== undefined) {
    throw new MockZoomError(
      '--keep and --database can’t be combined: each says where the state is kept.',
      'Leave out --keep.',
    )
  }
  const database = flags.keep ? '.mock-zoom/run.db' : flags.database
  return loadOptions({ clock: 'real' }, { ...flags, database }, process.env)
}

/** The first lines: where Zoom is, where one can look, and how a browser gets there. */
function greet({ url }: MockZoom, behaves: string, reach: readonly string[], terminal: Terminal): void {
  for (const line of reach) terminal.line(`mock-zoom: ${line}`)
  terminal.line(`mock-zoom: for this command zoom.us is ${url}, which behaves ${behaves}.`)
  terminal.line(`mock-zoom: watch every request at ${url}/`)
  terminal.line(
    `mock-zoom: for clicking through the app: mock-zoom browser --zoom ${url} http://localhost:3000 (with your app’s own address)`,
  )
}

/** Shows each finding at once, until it is told to end. */
function showFindings(zoom: MockZoom, terminal: Terminal): { end(): Promise<void> } {
  const stop = new AbortController()
  const shown = (async () => {
    for await (const finding of zoom.findings.follow({ after: 'now', signal: stop.signal }))
      terminal.line(describeFinding(finding, terminal))
  })()
  return {
    end() {
      stop.abort()
      return shown
    },
  }
}

/** An app that the mock knows keeps its credentials. Otherwise it gets those of the mock's first app. */
async function environmentOf(
  zoom: MockZoom,
  interceptor: Interceptor,
  before: Environment,
): Promise<Environment> {
  const isKnown = (await zoom.apps.list()).some(({ clientId }) => clientId === before.ZOOM_CLIENT_ID)
  const { clientId, clientSecret } = await zoom.apps.first()
  return {
    ...interceptor.environmentFor({ ...before, ...within('run', zoom.url) }),
    ZOOM_BASE_URL: zoom.url,
    ...(!isKnown && { ZOOM_CLIENT_ID: clientId, ZOOM_CLIENT_SECRET: clientSecret ?? '' }),
  }
}

interface Summary {
  readonly findings: readonly Finding[]
  readonly refusals: readonly RefusalCount[]
  readonly before: number
}

async function report(
  zoom: MockZoom,
  { findings, refusals, before }: Summary,
  terminal: Terminal,
): Promise<void> {
  const requests = (await zoom.journal.list({ type: 'request.answered', after: before })).length
  if (requests === 0) {
    terminal.line(
      'mock-zoom: the command sent nothing to Zoom. If it should have, see docs/point-your-app.md for clients that ignore the proxy.',
    )
  } else {
    terminal.line(`mock-zoom: ${count(requests, 'request')}, ${count(findings.length, 'finding')}.`)
    // Much of the command's own output may have come since they were shown.
    for (const { rule, sentence } of findings)
      terminal.line(`  ${terminal.paint('yellow', `! ${rule}`)}: ${sentence}`)
    const refused = sayRefusals(refusals)
    if (refused !== undefined) terminal.line(`mock-zoom: ${refused}.`)
  }
}

function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`
}
