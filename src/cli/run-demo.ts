import type { BrokenTwin } from '../broken-twins/index.ts'
import type { Finding, MockZoom } from '../mock-zoom/index.ts'
import { createMockZoom, MockZoomError } from '../mock-zoom/index.ts'
import type { Alterations, Failure, Pages, ReferenceClient } from '../reference-client/index.ts'
import { startReferenceClient } from '../reference-client/index.ts'
import { describeProfile } from './describe-profile.ts'
import { describeReach } from './describe-reach.ts'
import type { OptionFlags } from './load-options.ts'
import { loadOptions } from './load-options.ts'
import { parsePort } from './mock-flags.ts'
import type { Terminal } from './terminal.ts'
import { standardOutput } from './terminal.ts'
import { describeEnvironment, showTraffic } from './traffic.ts'
import { twinNamed } from './twins.ts'
import { untilStopped } from './until-stopped.ts'

/** What the command line of `mock-zoom demo` said. */
export interface DemoFlags extends OptionFlags {
  readonly clientPort?: number
  readonly twin?: string
  /** Of the app, not of the mock. */
  readonly database?: string
}

/** Starts both, and waits for Ctrl-C. */
export async function runDemo({ database, ...flags }: DemoFlags): Promise<void> {
  const twin = flags.twin === undefined ? undefined : twinToClickThrough(flags.twin)
  // The report about this bug quotes Zoom's words of its year.
  const defaults = { port: 9666, clock: 'real', profile: twin ? '2020' : '2026' } as const
  const options = await loadOptions(defaults, flags, process.env)
  const zoom = await createMockZoom(options)
  const exchanges = zoom.journal.follow({ after: 'now' })
  const client = await startClient(zoom, { port: clientPort(flags), database }, twin).catch(
    async (error: unknown) => {
      await zoom.close()
      throw error
    },
  )
  const stopped = untilStopped(async () => {
    await client.close()
    await zoom.close()
    standardOutput().line('mock-zoom and the app have stopped.')
  })
  const terminal = standardOutput()
  await greet(zoom, client, twin, terminal)
  for (const line of describeReach(zoom, options.host)) terminal.line(`  ${line}`)
  await showTraffic(exchanges, zoom, terminal)
  await stopped
}

function twinToClickThrough(name: string): BrokenTwin {
  const twin = twinNamed(name)
  if (twin.kind !== 'server-to-server') return twin
  throw new MockZoomError(
    `--twin ${name}: a server-to-server app has no pages to click through. See it fail with "mock-zoom contracts --twin ${name}".`,
  )
}

function clientPort({ clientPort: flag }: DemoFlags): number {
  const variable = process.env.MOCK_ZOOM_CLIENT_PORT
  return flag ?? (variable ? parsePort(variable) : 9667)
}

async function startClient(
  zoom: MockZoom,
  { port, database }: { readonly port: number; readonly database: string | undefined },
  twin: BrokenTwin | undefined,
): Promise<ReferenceClient> {
  const right = twin?.alterations ?? {}
  const alterations: Alterations = {
    ...right,
    pages: (pages, foundation) => explainFailures(right.pages?.(pages, foundation) ?? pages, zoom),
  }
  const { clientId, clientSecret } = await zoom.apps.first()
  const tokenKeys = process.env.MOCK_ZOOM_CLIENT_TOKEN_KEYS
  try {
    return await startReferenceClient({
      zoomUrl: zoom.url,
      clientId,
      clientSecret: clientSecret ?? '',
      port,
      alterations,
      ...(database !== undefined && { database }),
      ...(tokenKeys && { tokenKeys }),
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new MockZoomError(
        `Port ${port} is taken by another program. Stop it, or choose another port with --client-port.`,
      )
    }
    throw error
  }
}

/** Adds the mock's newest finding to Zoom's words on the app's error page. */
function explainFailures(pages: Pages, zoom: MockZoom): Pages {
  let shown = 0
  return {
    ...pages,
    async failure(failure) {
      const newest = (await zoom.journal.exchanges()).findLast(
        ({ id, findings }) => id > shown && findings.length > 0,
      )
      const finding = newest?.findings.at(-1)
      if (newest === undefined || finding === undefined) return pages.failure(failure)
      shown = newest.id
      return pages.failure({ ...failure, why: whyOf(finding, `${zoom.url}/#/flows?message=${newest.id}`) })
    },
  }
}

function whyOf({ rule, sentence, inProduction, remedy }: Finding, href: string): NonNullable<Failure['why']> {
  return {
    heading: `Why (mock-zoom, ${rule})`,
    sentence,
    link: { text: 'Look at this exchange in the inspector', href },
    further: [`How to fix it: ${remedy}`, `In production: ${inProduction}`],
  }
}

async function greet(
  zoom: MockZoom,
  client: ReferenceClient,
  twin: BrokenTwin | undefined,
  terminal: Terminal,
): Promise<void> {
  const { line, paint } = terminal
  line(
    `${paint('bold', 'mock-zoom')} and an app, with a Zoom that behaves ${await describeProfile(zoom)}. Not a Zoom product.`,
  )
  line()
  line(`  1. Open        ${paint('cyan', `${client.url}/`)}`)
  line('  2. Click       Sign in (any name will do), Connect, Disconnect, Connect.')
  line(`  3. Look inside ${paint('cyan', `${zoom.url}/`)}`)
  line()
  if (twin) {
    line(`  This app is broken on purpose (${twin.name}):`)
    line(`  ${twin.bug}`)
  } else {
    line('  This app is correct: all three clicks work. To see the bug that mock-zoom was made for:')
    line('  npm start -- --twin reuses-stored-code')
  }
  await describeEnvironment(zoom, terminal)
  line('  Ctrl-C stops both. Requests and findings appear below.')
  line()
}
