import { createServer } from 'node:net'
import { getProxyForUrl } from 'proxy-from-env'
import { interceptorOptions, listenLocally, startInterceptor } from '../intercept/index.ts'
import type { FailOn } from '../mock-zoom/index.ts'
import { fails, MockZoomError, sayRefusals, toSavedJournal, zoomDomains } from '../mock-zoom/index.ts'
import { relay, seenInPassing, type Watch, watchTraffic } from '../observe/index.ts'
import { runChild } from './child.ts'
import { describeFinding } from './describe-finding.ts'
import { openFlowFile } from './flow-file.ts'
import { openPrompt } from './prompt.ts'
import { setApart } from './set-apart.ts'
import { standardError, type Terminal } from './terminal.ts'
import { wrap } from './wrap.ts'

/** What the command line of `mock-zoom observe` said. */
export interface ObserveFlags {
  readonly upstream?: string
  readonly save?: string
  readonly yes?: boolean
  readonly failOn: FailOn
  readonly authority?: string
}

/** Runs a command at the real Zoom, and explains what passes. Returns the exit code. */
export async function runObserve(command: readonly string[], flags: ObserveFlags): Promise<number> {
  const terminal = standardError()
  const upstream = flags.upstream === undefined ? undefined : readUpstream(flags.upstream)
  if (!upstream) refuseProxy()
  announce(upstream, flags, terminal)
  if (!flags.yes && !(await agrees())) {
    terminal.line('mock-zoom: nothing was started.')
    return 2
  }
  const file = flags.save === undefined ? undefined : openFlowFile(flags.save)
  const aside = setApart(terminal)
  const watch = watchTraffic(upstream && (() => true))
  const show = (exchanges: ReturnType<Watch['read']>) => {
    for (const { findings } of exchanges)
      for (const finding of findings) aside.line(describeFinding(finding, aside))
  }
  const passing = {
    ...(upstream && { upstream }),
    onExchange: (exchange: Parameters<Watch['read']>[0]) => show(watch.read(exchange)),
    onRefusal: (why: string) => aside.line(wrap(`mock-zoom: not passed on: ${why}.`, aside.width, '')),
  }
  // Without TLS there is no host name to go by: the relay refuses it, unless --upstream says where it goes.
  const plain = await listenLocally(createServer((client) => relay(client, undefined, passing)))
  try {
    await using interceptor = await startInterceptor({
      ...(await interceptorOptions(
        { ...(flags.authority && { authority: flags.authority }) },
        process.env,
        terminal.line,
      )),
      mockUrl: `http://127.0.0.1:${plain.port}`,
      pass: (client) =>
        relay(client, typeof client.servername === 'string' ? client.servername : undefined, passing),
    })
    const { MOCK_ZOOM_URL: _, ...environment } = interceptor.environmentFor(process.env)
    const { code, problem } = await runChild(
      command,
      { ...environment, MOCK_ZOOM_URL: `http://127.0.0.1:${plain.port}` },
      { folders: [interceptor.folder], onStart: () => {} },
    )
    if (problem !== undefined) {
      terminal.line(`mock-zoom: ${command[0]}: ${problem}.`)
      return code
    }
    show(watch.end())
    return end(watch, code, flags, { terminal, ...(file && { file }) })
  } finally {
    await plain.close()
  }
}

function end(
  watch: Watch,
  code: number,
  { failOn }: ObserveFlags,
  { terminal, file }: { readonly terminal: Terminal; readonly file?: ReturnType<typeof openFlowFile> },
): number {
  const { entries, findings } = watch
  const refusals = watch.refusedWithoutFinding()
  const requests = entries.filter(({ type }) => type === 'request.answered').length
  terminal.line(
    requests === 0
      ? 'mock-zoom: the command sent nothing to Zoom. If it should have, see docs/point-your-app.md for clients that ignore the proxy.'
      : `mock-zoom: ${count(requests, 'request')} seen, ${count(findings.length, 'finding')}.`,
  )
  const refused = sayRefusals(refusals)
  if (refused !== undefined) terminal.line(`mock-zoom: ${refused}.`)
  if (file) {
    // Marked, so that nobody takes it for a mock's.
    const observed = { from: 'pass-through', sees: seenInPassing } as const
    file.write({ ...toSavedJournal({ findings, refusals, deliveries: [] }, entries), observed })
    terminal.line(`mock-zoom: saved in ${file.path}, without secrets. Open it with Open… in an inspector.`)
  }
  return code === 0 && fails(failOn, { findings, refusals }) ? 1 : code
}

function announce(upstream: URL | undefined, { save }: ObserveFlags, terminal: Terminal): void {
  const where = upstream
    ? `${upstream.origin}, in place of Zoom`
    : `the REAL Zoom: ${zoomDomains.join(', ')} and all hosts below them`
  for (const text of [
    `mock-zoom: this command will talk to ${where}. Its requests pass unchanged.`,
    'mock-zoom: of each exchange with these hosts, the method, path, status, times, harmless headers and parameters, and Zoom’s words are recorded; of its API, the status alone.',
    'mock-zoom: no secret is kept: codes, tokens, secrets and personal data are left out or replaced by fingerprints, whose key is thrown away at the end.',
    `mock-zoom: the record is ${save === undefined ? 'in memory, and gone at the end (--save FILE keeps it)' : `saved in ${save}, for you alone`}.`,
  ])
    terminal.line(wrap(text, terminal.width, ''))
}

async function agrees(): Promise<boolean> {
  using prompt = openPrompt(process.stderr)
  if (!prompt)
    throw new MockZoomError(
      'Nothing was started: there is no terminal to ask for confirmation.',
      'Add --yes.',
    )
  return /^y(es)?$/i.test((await prompt.ask('Start it? [y/N] ')) ?? '')
}

function readUpstream(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url
  throw new MockZoomError(`--upstream ${text}: expected a URL without a path, such as http://127.0.0.1:9666.`)
}

function refuseProxy(): void {
  if (getProxyForUrl('https://zoom.us') === '') return
  throw new MockZoomError(
    'This machine reaches Zoom through a proxy, and observe can’t pass traffic on safely through one.',
    'Unset HTTPS_PROXY for this command if Zoom can be reached without it.',
  )
}

function count(number: number, what: string): string {
  return `${number || 'no'} ${what}${number === 1 ? '' : 's'}`
}
