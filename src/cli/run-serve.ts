import type { MockZoom, MockZoomOptions } from '../mock-zoom/index.ts'
import {
  createMockZoom,
  docsUrl,
  MockZoomError,
  namesFrom,
  refusedWithoutFinding,
  sayRefusals,
} from '../mock-zoom/index.ts'
import { describeProfile } from './describe-profile.ts'
import { describeReach } from './describe-reach.ts'
import { followConfig } from './follow-config.ts'
import type { OptionFlags } from './load-options.ts'
import { configFile, loadOptions } from './load-options.ts'
import { followKeys, keyHelp } from './serve-keys.ts'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'
import { describeEnvironment, showTraffic } from './traffic.ts'
import { untilStopped } from './until-stopped.ts'

/** What the command line of `mock-zoom serve` said. */
export interface ServeFlags extends OptionFlags {
  readonly memory?: boolean
  readonly json?: boolean
}

/** Starts the mock, shows what happens, and runs until Ctrl-C. */
export async function runServe(flags: ServeFlags): Promise<void> {
  if (flags.memory && flags.database !== undefined) {
    throw new MockZoomError(
      '--memory and --database can’t be combined: one keeps nothing, the other keeps state in a file.',
    )
  }
  const defaults = { port: 9666, clock: 'real', database: '.mock-zoom/mock-zoom.db' } as const
  const read = () =>
    loadOptions(defaults, { ...flags, database: flags.memory ? ':memory:' : flags.database }, process.env)
  const options = await read()
  const zoom = await createMockZoom(options)
  const terminal = standardOutput()
  // What is followed is kept until it is read, so each of them follows only what it prints, and from this moment.
  const reach = describeReach(zoom, options.host)
  const printed = flags.json
    ? printEntries(zoom, reach, terminal)
    : printForPeople(zoom, { flags, options, read, reach }, terminal)
  const stopped = untilStopped(async () => {
    if (!flags.json) await sumUp(zoom, terminal)
    await zoom.close()
    if (!flags.json) terminal.line('mock-zoom has stopped.')
  })
  await printed
  await stopped
}

async function printEntries(zoom: MockZoom, reach: readonly string[], terminal: Terminal): Promise<void> {
  const entries = zoom.journal.followEntries({ after: 'now' })
  for (const line of reach) process.stderr.write(`${line}\n`)
  for await (const entry of entries) terminal.line(JSON.stringify(entry))
}

interface Start {
  readonly flags: ServeFlags
  readonly options: MockZoomOptions
  /** Reads the options again. */
  readonly read: () => Promise<MockZoomOptions>
  readonly reach: readonly string[]
}

/** How people see and steer the mock: what happens, single keys, and a config file that is read again. */
async function printForPeople(
  zoom: MockZoom,
  { flags, options, read, reach }: Start,
  terminal: Terminal,
): Promise<void> {
  const exchanges = zoom.journal.follow({ after: 'now' })
  await greet(zoom, options.database ?? ':memory:', reach, terminal)
  const quit = () => process.kill(process.pid, 'SIGINT')
  using _keys = followKeys(process.stdin, { zoom, terminal, quit })
  const file = configFile(flags)
  await using _config =
    file === undefined ? undefined : await followConfig(file, options, read, zoom, terminal)
  await showTraffic(exchanges, zoom, terminal)
}

/** Such as `Europe/Berlin (GMT+02:00)`. */
function localZone(): string {
  const format = new Intl.DateTimeFormat('en', { timeZoneName: 'longOffset' })
  const offset = format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return `${format.resolvedOptions().timeZone} (${offset})`
}

/** A summary of the journal so far, in two lines. */
async function sumUp(zoom: MockZoom, terminal: Terminal): Promise<void> {
  const count = (await zoom.findings.list()).length
  terminal.line(`${count === 1 ? '1 finding' : `${count || 'No'} findings`} in this journal.`)
  const refused = sayRefusals(refusedWithoutFinding(await zoom.journal.list(), namesFrom({})))
  if (refused !== undefined) terminal.line(`${refused}.`)
}

async function greet(
  zoom: MockZoom,
  database: string,
  reach: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const kept = database === ':memory:' ? 'in memory only' : `in ${database} (delete it to start over)`
  terminal.line(
    `${terminal.paint('bold', 'mock-zoom')} behaves ${await describeProfile(zoom)}. Not a Zoom product.`,
  )
  terminal.line(`  Look inside:  ${terminal.paint('cyan', `${zoom.url}/`)}`)
  terminal.line(`  Docs:         ${docsUrl(zoom.url)}`)
  terminal.line(`  State:        ${kept}`)
  const entries = (await zoom.journal.list()).length
  const findings = (await zoom.findings.list()).length
  if (entries > 0)
    terminal.line(
      `  From before:  ${entries} journal entries, ${findings} findings (mock-zoom reset removes them, with tokens and grants)`,
    )
  terminal.line(`  Times:        UTC; this machine has ${localZone()}`)
  await describeEnvironment(zoom, terminal)
  for (const line of reach) terminal.line(`  ${line}`)
  if (process.stdin.isTTY) terminal.line(`  ${keyHelp}`)
  terminal.line('  Ctrl-C stops it. Requests and findings appear below.')
  terminal.line()
}
