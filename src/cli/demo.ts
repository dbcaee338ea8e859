import { type Command, Option } from 'commander'
import type { BrokenTwin } from '../broken-twins/index.ts'
import type { Finding, MockZoom } from '../mock-zoom/index.ts'
import { createMockZoom, SetupProblem } from '../mock-zoom/index.ts'
import type { Alterations, Pages, ReferenceClient } from '../reference-client/index.ts'
import { startReferenceClient } from '../reference-client/index.ts'
import type { OptionFlags } from './load-options.ts'
import { loadOptions } from './load-options.ts'
import { addMockFlags, parsePort } from './mock-flags.ts'
import { describeEnvironment, showTraffic } from './serve.ts'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'
import { twinNamed, twinNames } from './twins.ts'
import { untilStopped } from './until-stopped.ts'

interface DemoFlags extends OptionFlags {
  readonly clientPort?: number
  readonly twin?: string
}

/** `mock-zoom demo`, which is also `npm start`: the mock and the reference client (or a broken twin), to click through. */
export function addDemo(program: Command): void {
  addMockFlags(program.command('demo').description('start the mock with an integration to click through'))
    .option('--port <number>', 'port of the mock (default: 9666; 0 takes a free one)', parsePort)
    .option(
      '--client-port <number>',
      'port of the integration (default: 9667; 0 takes a free one)',
      parsePort,
    )
    .addOption(
      new Option(
        '--twin <name>',
        'a broken integration in place of the right one; implies --profile 2020',
      ).choices(twinNames),
    )
    .addHelpText('after', '\nExamples:\n  mock-zoom demo\n  mock-zoom demo --twin reuses-stored-code\n')
    .action(demo)
}

async function demo(flags: DemoFlags): Promise<void> {
  const twin = flags.twin === undefined ? undefined : twinNamed(flags.twin)
  // The report in which the bug was met quotes Zoom's words of its year.
  const defaults = { port: 9666, clock: 'real', profile: twin ? '2020' : '2026' } as const
  const zoom = await createMockZoom(loadOptions(defaults, flags, process.env))
  const client = await startClient(zoom, clientPort(flags), twin).catch(async (error: unknown) => {
    await zoom.close()
    throw error
  })
  const terminal = standardOutput()
  greet(zoom, client, twin, terminal)
  showTraffic(zoom, terminal)
  await untilStopped(async () => {
    await client.close()
    await zoom.close()
  })
}

function clientPort({ clientPort: flag }: DemoFlags): number {
  const variable = process.env.MOCK_ZOOM_CLIENT_PORT
  return flag ?? (variable ? parsePort(variable) : 9667)
}

async function startClient(
  zoom: MockZoom,
  port: number,
  twin: BrokenTwin | undefined,
): Promise<ReferenceClient> {
  const right = twin?.alterations ?? {}
  const alterations: Alterations = {
    ...right,
    pages: (pages, foundation) => explainFailures(right.pages?.(pages, foundation) ?? pages, zoom),
  }
  const { clientId, clientSecret } = zoom.app
  try {
    return await startReferenceClient({
      zoomUrl: zoom.url,
      clientId,
      clientSecret: clientSecret ?? '',
      port,
      alterations,
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new SetupProblem(
        `Port ${port} is taken by another program. Stop it, or choose another port with --client-port.`,
      )
    }
    throw error
  }
}

/** Puts the mock's newest finding below Zoom's words on the integration's error page. */
function explainFailures(pages: Pages, zoom: MockZoom): Pages {
  let shown = 0
  return {
    ...pages,
    failure(failure) {
      const findings = zoom.findings()
      const newest = findings.slice(shown).at(-1)
      shown = findings.length
      return pages.failure(newest ? { ...failure, explanation: paragraphs(newest, zoom) } : failure)
    },
  }
}

function paragraphs(finding: Finding, zoom: MockZoom): string[] {
  return [
    `Why, says mock-zoom (${finding.rule}): ${finding.sentence}`,
    `In production: ${finding.inProduction}`,
    `Mend it: ${finding.remedy}`,
    `All that happened: ${zoom.url}/`,
  ]
}

function greet(
  zoom: MockZoom,
  client: ReferenceClient,
  twin: BrokenTwin | undefined,
  terminal: Terminal,
): void {
  const { line, paint } = terminal
  line(
    `${paint('bold', 'mock-zoom')} and an integration, as Zoom behaved in ${zoom.profile}. Not a Zoom product.`,
  )
  line()
  line(`  1. Open        ${paint('cyan', `${client.url}/`)}`)
  line('  2. Click       Connect, then Disconnect, then Connect once more.')
  line(`  3. Look inside ${paint('cyan', `${zoom.url}/`)}`)
  line()
  if (twin) {
    line(`  This integration is broken on purpose (${twin.name}):`)
    line(`  ${twin.bug}`)
  } else {
    line('  This integration is right: all three clicks work. To see the bug that mock-zoom was made for:')
    line('  npm start -- --twin reuses-stored-code')
  }
  describeEnvironment(zoom, terminal)
  line('  Ctrl-C stops both. Requests and findings follow.')
  line()
}
