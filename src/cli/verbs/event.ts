import { text as readAll } from 'node:stream/consumers'
import type { KnownEvent, MockZoom, WebhookDelivery } from '../../mock-zoom/index.ts'
import { didYouMean, MockZoomError, parseJson, printable } from '../../mock-zoom/index.ts'
import { appNamed, userNamed } from './named.ts'
import type { Told, Verb } from './verb.ts'

/** What the command line of `mock-zoom event` said. */
export interface EventFlags {
  readonly list?: boolean
  readonly user?: string
  readonly meeting?: string
  readonly set?: readonly string[]
  readonly payload?: string
  readonly app?: string
  readonly hold?: boolean
}

/** Sends an event, or shows the catalogue. */
export function event(name: string | undefined, flags: EventFlags): Verb {
  return async (zoom) => {
    const changes = flags.set && changesIn(flags.set)
    const payload = flags.payload === undefined ? undefined : await payloadIn(flags.payload)
    const user = flags.user === undefined ? undefined : (await userNamed(zoom, flags.user)).id
    const known = await zoom.webhooks.catalogue(user === undefined ? {} : { user })
    if (flags.list) return name === undefined ? listed(known) : shown(find(name, known))
    if (name === undefined)
      throw new MockZoomError('Which event?', 'mock-zoom event --list shows those that it has a payload for.')
    if (payload === undefined) find(name, known)
    const clientId = flags.app === undefined ? undefined : (await appNamed(zoom, flags.app)).clientId
    const sent = await zoom.webhooks.send({
      event: name,
      ...(payload && { payload }),
      ...(changes && { changes }),
      ...(user !== undefined && { user }),
      ...(flags.meeting !== undefined && { meeting: flags.meeting }),
      ...(clientId !== undefined && { clientId }),
      ...(flags.hold && { hold: true }),
    })
    return await told(zoom, sent)
  }
}

/** How it went, delivery by delivery. */
export async function told(zoom: MockZoom, deliveries: readonly WebhookDelivery[]): Promise<Told> {
  const apps = new Map((await zoom.apps.list()).map(({ clientId, name }) => [clientId, name]))
  const failed = deliveries.some(({ state }) => state === 'waiting' || state === 'dropped')
  return {
    json: deliveries,
    lines: deliveries.map((delivery) => lineOf(delivery, apps.get(delivery.clientId) ?? delivery.clientId)),
    exitCode: failed ? 1 : 0,
  }
}

function lineOf({ id, event, state, subscriptionId, attempts }: WebhookDelivery, app: string): string {
  const to = printable(`${event} to ${app}${subscriptionId === 'main' ? '' : ` (${subscriptionId})`}`)
  const last = attempts.at(-1)
  switch (state) {
    case 'acknowledged':
      return `${to}: accepted (${last?.status}, ${last?.duration} ms).`
    case 'held':
      return `${to}: held as ${id}; zoom.webhooks.release("${id}") sends it.`
    case 'waiting':
      return `${to}: not accepted: ${printable(last?.failure ?? 'not sent yet')}. It is tried again by the mock’s clock.`
    case 'dropped':
      return `${to}: not accepted, and dropped: ${printable(last?.failure ?? 'nobody was there')}.`
    default:
      return state satisfies never
  }
}

function find(name: string, known: readonly KnownEvent[]): KnownEvent {
  const found = known.find(({ event }) => event === name)
  if (found) return found
  if (name === 'app_deauthorized')
    throw new MockZoomError('app_deauthorized is sent by an uninstall.', 'Run mock-zoom uninstall <user>.')
  const names = known.map(({ event }) => event)
  throw new MockZoomError(
    `The mock has no payload for ${printable(name)}.${didYouMean(name, names)}`,
    'mock-zoom event --list shows the events that it has one for; any other can be sent with --payload.',
  )
}

function listed(known: readonly KnownEvent[]): Told {
  return { json: known, lines: known.map(({ event }) => event) }
}

function shown(known: KnownEvent): Told {
  const { payload, source, notKnown } = known
  return {
    json: known,
    lines: [JSON.stringify(payload, null, 2), `Shape from: ${source}`, `Not known: ${notKnown}`],
  }
}

/** `object.topic=X` becomes `{ object: { topic: 'X' } }`. A value that is JSON is taken as JSON, anything else as text. */
export function changesIn(settings: readonly string[]): Readonly<Record<string, unknown>> {
  const changes: Tree = Object.create(null)
  for (const setting of settings) {
    const [, path = '', value = ''] = /^([^=]+)=(.*)$/s.exec(setting) ?? []
    const keys = path.split('.')
    if (path === '' || keys.includes(''))
      throw new MockZoomError(
        `--set ${printable(setting)}: expected path=value, such as object.topic=Standup.`,
      )
    put(changes, keys, parseJson(value) ?? (value === 'null' ? null : value), setting)
  }
  return changes
}

interface Tree {
  [key: string]: unknown
}

function put(tree: Tree, [key = '', ...rest]: readonly string[], value: unknown, setting: string): void {
  if (rest.length === 0) {
    tree[key] = value
    return
  }
  const inner = tree[key] ?? Object.create(null)
  if (typeof inner !== 'object' || inner === null)
    throw new MockZoomError(`--set ${printable(setting)}: ${key} has a value already, and can’t have keys.`)
  tree[key] = inner
  put(inner, rest, value, setting)
}

async function payloadIn(given: string): Promise<Readonly<Record<string, unknown>>> {
  const payload = parseJson(given === '-' ? await readAll(process.stdin) : given)
  if (isRecord(payload)) return payload
  throw new MockZoomError('--payload: expected a JSON object, such as \'{"object":{"id":"98399082887"}}\'.')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
