import type { Command } from 'commander'
import type { Finding, MockZoom } from '../mock-zoom/index.ts'
import { createMockZoom } from '../mock-zoom/index.ts'
import { describeFinding } from './describe-finding.ts'
import { requestLines } from './describe-request.ts'
import type { OptionFlags } from './load-options.ts'
import { loadOptions } from './load-options.ts'
import { addMockFlags, parsePort } from './mock-flags.ts'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'
import { untilStopped } from './until-stopped.ts'

interface ServeFlags extends OptionFlags {
  readonly memory?: boolean
  readonly json?: boolean
}

/** `mock-zoom serve`: the mock on its own, for an app that runs elsewhere. */
export function addServe(program: Command): void {
  addMockFlags(
    program.command('serve', { isDefault: true }).description('start the mock and show what happens'),
  )
    .option('--port <number>', 'port to listen on (default: 9666; 0 takes a free one)', parsePort)
    .option('--database <file>', 'where state is kept (default: .mock-zoom/mock-zoom.db)')
    .option('--memory', 'keep nothing: state is gone when it stops')
    .option('--json', 'print the journal as one JSON object a line, and nothing else')
    .addHelpText(
      'after',
      '\nExamples:\n  mock-zoom serve\n  mock-zoom serve --profile 2020 --memory\n  mock-zoom serve --switch codeTtl=10 --switch decline=stay\n',
    )
    .action(serve)
}

async function serve(flags: ServeFlags): Promise<void> {
  const defaults = { port: 9666, clock: 'real', database: '.mock-zoom/mock-zoom.db' } as const
  const options = loadOptions(
    defaults,
    { ...flags, database: flags.memory ? ':memory:' : flags.database },
    process.env,
  )
  const zoom = await createMockZoom(options)
  const terminal = standardOutput()
  if (flags.json) {
    zoom.journal.onAppend((entry) => terminal.line(JSON.stringify(entry)))
  } else {
    greet(zoom, options.database ?? ':memory:', terminal)
    showTraffic(zoom, terminal)
  }
  await untilStopped(() => zoom.close())
}

function greet(zoom: MockZoom, database: string, terminal: Terminal): void {
  const kept = database === ':memory:' ? 'in memory only' : `in ${database} (delete it to start afresh)`
  terminal.line(
    `${terminal.paint('bold', 'mock-zoom')}, as Zoom behaved in ${zoom.profile}. Not a Zoom product.`,
  )
  terminal.line(`  Look inside:  ${terminal.paint('cyan', `${zoom.url}/`)}`)
  terminal.line(`  State:        ${kept}`)
  describeEnvironment(zoom, terminal)
  terminal.line('  Ctrl-C stops it. Requests and findings follow.')
  terminal.line()
}

/** How to point one's own app at the mock: a block to copy. */
export function describeEnvironment(zoom: MockZoom, terminal: Terminal): void {
  terminal.line()
  terminal.line('  Point your app here, in place of https://zoom.us and https://api.zoom.us:')
  terminal.line(`    ZOOM_BASE_URL=${zoom.url}`)
  terminal.line(`    ZOOM_CLIENT_ID=${zoom.app.clientId}`)
  terminal.line(`    ZOOM_CLIENT_SECRET=${zoom.app.clientSecret ?? ''}`)
  terminal.line(`  Its redirect URI can be any of: ${zoom.app.redirectUris.join('  ')}  (* is any port)`)
  terminal.line()
}

/** Prints each request, and below it what it gives cause to say. */
export function showTraffic(zoom: MockZoom, terminal: Terminal): void {
  const lineFor = requestLines(terminal)
  let findings: Finding[] = []
  zoom.onFinding((finding) => findings.push(finding))
  zoom.journal.onAppend((entry) => {
    const line = lineFor(entry)
    if (line === undefined) return
    terminal.line(line)
    for (const finding of findings) terminal.line(describeFinding(finding, terminal))
    findings = []
  })
}
