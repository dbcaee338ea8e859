import { isDeepStrictEqual } from 'node:util'
import type { MockZoom, MockZoomOptions, Switches } from '../mock-zoom/index.ts'
import { createMockZoom, MockZoomError, parseOptions, printable } from '../mock-zoom/index.ts'
import type { Terminal } from './terminal.ts'

/** What of a config file a running mock can take over. Everything else is for its next start. */
const live: ReadonlySet<string> = new Set(['switches', 'rateLimits', 'apps'])

/**
 * Reads the config file again whenever it changes, applies what a running mock can take over, and prints what changed. A file that
 * is wrong changes nothing. `read` reads the options as at the start.
 */
export async function followConfig(
  file: string,
  options: MockZoomOptions,
  read: () => Promise<MockZoomOptions>,
  zoom: MockZoom,
  terminal: Terminal,
): Promise<AsyncDisposable> {
  const { watch } = await import('chokidar')
  const watcher = watch(file, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 20 },
  })
  let known = options
  let last = Promise.resolve()
  const onChange = () => {
    last = last.then(async () => {
      try {
        if (!file.endsWith('.json'))
          throw new MockZoomError(
            'It is a module, which is loaded once.',
            'Start mock-zoom again to read it.',
          )
        const next = await read()
        for (const line of await takeOver(known, next, zoom)) terminal.line(`${file}: ${printable(line)}`)
        known = next
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'MockZoomError') throw error
        terminal.line(`${file} has changed, and nothing was taken over: ${error.message}`)
      }
    })
  }
  watcher.on('change', onChange).on('add', onChange)
  await new Promise<void>((ready) => watcher.once('ready', () => ready()))
  return {
    async [Symbol.asyncDispose]() {
      await watcher.close()
      await last
    },
  }
}

/** Applies the differences, and says each in a line. */
export async function takeOver(
  before: MockZoomOptions,
  after: MockZoomOptions,
  zoom: MockZoom,
): Promise<string[]> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = keys.filter((key) => !isDeepStrictEqual(Reflect.get(before, key), Reflect.get(after, key)))
  const later = changed.filter((key) => !live.has(key))
  const lines = later.map((key) => `${key} has changed; it counts from the next start on`)
  if (changed.includes('switches')) lines.push(...(await takeOverSwitches(before, after, zoom)))
  if (changed.includes('rateLimits')) {
    await zoom.rateLimits.set(after.rateLimits ?? {})
    lines.push(`rateLimits: ${JSON.stringify(after.rateLimits)}`)
  }
  if (changed.includes('apps')) lines.push(...(await takeOverApps(before, after, zoom)))
  return lines
}

async function takeOverSwitches(
  before: MockZoomOptions,
  after: MockZoomOptions,
  zoom: MockZoom,
): Promise<string[]> {
  const [was, is] = [parseOptions(before).switches, parseOptions(after).switches]
  // A switch that is no longer named is as the profile has it.
  await using plain = await createMockZoom({ profile: parseOptions(before).profile, listen: false })
  const profile = await plain.switches.show()
  const [from, to] = [
    { ...profile, ...was },
    { ...profile, ...is },
  ]
  const names = Object.keys({ ...was, ...is }).filter((name): name is keyof Switches => name in profile)
  const changed = names.filter((name) => from[name] !== to[name])
  await zoom.switches.set(
    parseOptions({ switches: Object.fromEntries(changed.map((name) => [name, to[name]])) }).switches,
  )
  return changed.map((name) => `switches.${name}: ${from[name]} -> ${to[name]}`)
}

async function takeOverApps(
  { apps: before = [] }: MockZoomOptions,
  { apps: after = [] }: MockZoomOptions,
  zoom: MockZoom,
): Promise<string[]> {
  if (before.length === 0 || after.length === 0) return ['apps has changed; it counts from the next start on']
  const lines: string[] = []
  for (const app of after) {
    const old = before.find(({ clientId }) => clientId === app.clientId)
    if (isDeepStrictEqual(old, app)) continue
    const { clientId, ...changes } = app
    if (old === undefined) await zoom.apps.add(app)
    else await zoom.apps.change(clientId, changes)
    lines.push(`apps: ${clientId} ${old === undefined ? 'added' : 'changed'}`)
  }
  for (const { clientId } of before) {
    if (after.some((app) => app.clientId === clientId)) continue
    await zoom.apps.remove(clientId)
    lines.push(`apps: ${clientId} removed`)
  }
  return lines
}
