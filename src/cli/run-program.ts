import { type Environment, type Interceptor, startInterceptor } from '../intercept/index.ts'
import type { FailOn, Finding, MockZoom, RefusalCount } from '../mock-zoom/index.ts'
import { createMockZoom, fails, namesFrom, refusedWithoutFinding, sayRefusals } from '../mock-zoom/index.ts'
import { runChild } from './child.ts'
import { describeFinding } from './describe-finding.ts'
import { interceptorOptions } from './interceptor-options.ts'
import type { OptionFlags } from './load-options.ts'
import { loadOptions } from './load-options.ts'
import type { Terminal } from './terminal.ts'
import { standardError } from './terminal.ts'

/** What the command line of `mock-zoom run` said. */
export interface RunFlags extends OptionFlags {
  readonly offline?: boolean
  readonly failOn: FailOn
  readonly authority?: string
}

/** Runs a command with the mock as its Zoom. Returns the exit code. Standard output belongs to the command alone. */
export async function runProgram(command: readonly string[], flags: RunFlags): Promise<number> {
  const terminal = standardError()
  const options = await interceptorOptions(flags, process.env, terminal)
  await using zoom = await createMockZoom(await loadOptions({ clock: 'real' }, flags, process.env))
  await using interceptor = await startInterceptor({ ...options, mockUrl: zoom.url })
  const { code, problem } = await runChild(command, await environmentOf(zoom, interceptor, process.env), () =>
    terminal.line(
      `mock-zoom: for this command zoom.us is ${zoom.url}, which behaves as Zoom did in ${zoom.profile}.`,
    ),
  )
  if (problem !== undefined) {
    terminal.line(`mock-zoom: ${command[0]}: ${problem}.`)
    return code
  }
  const findings = await zoom.findings.list()
  const refusals = refusedWithoutFinding(await zoom.journal.list(), namesFrom({}))
  await report(zoom, findings, refusals, terminal)
  if (code !== 0 || !fails(flags.failOn, { findings, refusals })) return code
  terminal.line(
    `mock-zoom: the command succeeded; the exit code is 1 because of the ${findings.length > 0 ? 'findings' : 'refusals'} (--fail-on nothing keeps the command’s own).`,
  )
  return 1
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
    ...interceptor.environmentFor(before),
    ZOOM_BASE_URL: zoom.url,
    ...(!isKnown && { ZOOM_CLIENT_ID: clientId, ZOOM_CLIENT_SECRET: clientSecret ?? '' }),
  }
}

async function report(
  zoom: MockZoom,
  findings: readonly Finding[],
  refusals: readonly RefusalCount[],
  terminal: Terminal,
): Promise<void> {
  const requests = (await zoom.journal.list({ type: 'request.answered' })).length
  for (const finding of findings) terminal.line(describeFinding(finding, terminal))
  if (requests === 0) {
    terminal.line(
      'mock-zoom: the command sent nothing to Zoom. If it should have, see docs/point-your-app.md for clients that ignore the proxy.',
    )
  } else {
    terminal.line(`mock-zoom: ${count(requests, 'request')}, ${count(findings.length, 'finding')}.`)
    const refused = sayRefusals(refusals)
    if (refused !== undefined) terminal.line(`mock-zoom: ${refused}.`)
  }
}

function count(number: number, what: string): string {
  return `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`
}
