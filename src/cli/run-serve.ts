import type { MockZoom } from '../mock-zoom/index.ts'
import {
  createMockZoom,
  MockZoomError,
  namesFrom,
  refusedWithoutFinding,
  sayRefusals,
} from '../mock-zoom/index.ts'
import { describeProfile } from './describe-profile.ts'
import { describeReach } from './describe-reach.ts'
import type { OptionFlags } from './load-options.ts'
import { loadOptions } from './load-options.ts'
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
  const options = await loadOptions(
    defaults,
    { ...flags, database: flags.memory ? ':memory:' : flags.database },
    process.env,
  )
  const zoom = await createMockZoom(options)
  const terminal = standardOutput()
  // What is followed is kept until it is read, so each of them follows only what it prints, and from this moment.
  const reach = describeReach(zoom, options.host)
  const printed = flags.json
    ? printEntries(zoom, reach, terminal)
    : printForPeople(zoom, options.database ?? ':memory:', reach, terminal)
  const stopped = untilStopped(async () => {
    if (!flags.json) await sumUp(zoom, terminal)
    await zoom.close()
  })
  await printed
  await stopped
}

async function printEntries(zoom: MockZoom, reach: readonly string[], terminal: Terminal): Promise<void> {
  const entries = zoom.journal.followEntries({ after: 'now' })
  for (const line of reach) process.stderr.write(`${line}\n`)
  for await (const entry of entries) terminal.line(JSON.stringify(entry))
}

async function printForPeople(
  zoom: MockZoom,
  database: string,
  reach: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const exchanges = zoom.journal.follow({ after: 'now' })
  await greet(zoom, database, reach, terminal)
  await showTraffic(exchanges, zoom, terminal)
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
  terminal.line(`  State:        ${kept}`)
  await describeEnvironment(zoom, terminal)
  for (const line of reach) terminal.line(`  ${line}`)
  terminal.line('  Ctrl-C stops it. Requests and findings appear below.')
  terminal.line()
}
