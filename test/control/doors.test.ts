import { expect, expectTypeOf, test } from 'vitest'
import type { Operations } from '../../src/mock-zoom/control/operations.ts'
import {
  connectMockZoom,
  createMockZoom,
  type LocalMockZoom,
  type MockZoom,
  MockZoomError,
} from '../../src/mock-zoom/index.ts'
import { MockZoomContainer } from '../../src/testcontainers/index.ts'
import { imageOrSkip } from '../container/engine.ts'
import { calledOperations, makeBusy, roomForTwo } from './scenarios.ts'

// The same calls through each door: same results, same errors.

/** `apps.add`, `reset`, and so on. */
type Paths<Groups> = {
  [Group in keyof Groups & string]: Groups[Group] extends (...given: never[]) => unknown
    ? Group
    : Groups[Group] extends string
      ? never
      : `${Group}.${keyof Groups[Group] & string}`
}[keyof Groups & string]
type Member = Paths<MockZoom>
type OfOperation = Paths<Omit<Operations, 'mock'>> | keyof Operations['mock']

test('both doors are the interface, and it has every operation', () => {
  expectTypeOf(createMockZoom).returns.resolves.toExtend<MockZoom>()
  expectTypeOf(connectMockZoom).returns.resolves.toEqualTypeOf<MockZoom>()
  expectTypeOf<Omit<LocalMockZoom, 'controlToken' | 'handler' | 'sandboxes' | 'stubs'>>().toEqualTypeOf<
    Omit<MockZoom, 'sandboxes' | 'stubs'>
  >()
  expectTypeOf<LocalMockZoom['stubs']>().toExtend<MockZoom['stubs']>()
  expectTypeOf<Exclude<OfOperation, Member>>().toBeNever()
})

type Step = (zoom: MockZoom) => unknown

const scheduler = 'acme_scheduler_dev_01'

async function first(items: AsyncIterable<unknown>, count: number): Promise<unknown[]> {
  const seen: unknown[] = []
  for await (const item of items) {
    seen.push(item)
    if (seen.length === count) break
  }
  return seen
}

/** What the interface has beyond its operations: a member without a step does not compile. */
const beyond: Readonly<Record<Exclude<Member, OfOperation | 'close'>, Step>> = {
  'apps.first': (zoom) => zoom.apps.first(),
  'clock.now': async (zoom) => ({ now: await zoom.clock.now() }),
  'faults.next': (zoom) => zoom.faults.next('api', { drop: true }, 2),
  fetch: async (zoom) => {
    const body = 'grant_type=refresh_token'
    const response = await zoom.fetch('https://zoom.us/oauth/token', { method: 'POST', body })
    return [response.status, await response.text()]
  },
  'journal.follow': async (zoom) => first(zoom.journal.follow(), (await zoom.journal.exchanges()).length),
  'journal.followEntries': (zoom) => first(zoom.journal.followEntries({ type: 'code.issued' }), 2),
  'findings.follow': async (zoom) => first(zoom.findings.follow(), (await zoom.findings.list()).length),
}

/** Wrong arguments, as JavaScript could give them. */
const wrong: Readonly<Record<string, Step>> = {
  'apps.add': (zoom) => zoom.apps.add(Object({ clientId: 'a b', name: '', draft: 1, colour: 'red' })),
  'apps.change': (zoom) => zoom.apps.change(scheduler, Object({ scopes: 'user:read:user' })),
  'clock.advance': (zoom) => zoom.clock.advance({ hours: -1 }),
  'switches.set': (zoom) => zoom.switches.set(Object({ codeTtl: 0, colour: 'red' })),
  'faults.add': (zoom) => zoom.faults.add({ route: 'token' }),
  'journal.list': (zoom) => zoom.journal.list({ after: -1 }),
  'sandboxes.create': (zoom) => zoom.sandboxes.create(Object({ profile: '1999' })),
}

/** What came of each call, in order; a no with everything that it says. */
async function outcomes(zoom: MockZoom, isSandbox: boolean): Promise<ReadonlyMap<string, unknown>> {
  const ids = await makeBusy(zoom, isSandbox)
  const all = new Map<string, unknown>()
  const take = async (name: string, step: Step) => {
    const outcome = await Promise.resolve(step(zoom)).catch((error: unknown) => {
      if (!(error instanceof MockZoomError)) throw error
      const { status, problem, remedy, message } = error
      return { status, problem, remedy, message }
    })
    all.set(name, comparable(outcome, zoom))
  }
  for (const [name, step] of Object.entries(beyond)) await take(name, step)
  for (const [name, step] of Object.entries(wrong)) await take(`${name}, wrong`, step)
  for (const { group, name, works, refused } of calledOperations) {
    // A sandbox can't have sandboxes.
    if (isSandbox && group === 'sandboxes') continue
    const call = (given: readonly unknown[]) =>
      Reflect.apply(Reflect.get(group === 'mock' ? zoom : Reflect.get(zoom, group), name), zoom, given)
    await take(`${group}.${name}`, () => call(works(ids)))
    for (const [status, given] of refused) await take(`${group}.${name}, ${status}`, () => call(given(ids)))
  }
  await take('journal.list, after reset', () => zoom.journal.list())
  return all
}

const masked = new Set([
  ...['requestHeaders', 'responseHeaders', 'requestId', 'host', 'arrivedAfter', 'duration', 'idleSeconds'],
  ...['at', 'now', 'iso', 'to', 'createdAt', 'issuedAt', 'expiresAt', 'endedAt', 'redeemedAt', 'dueAt'],
])

/** Addresses, ids of requests and sandboxes, and times differ from mock to mock. */
function comparable(outcome: unknown, { url }: MockZoom): unknown {
  const text = JSON.stringify(outcome ?? null, (key, value) =>
    // Only where requests follow each other on two connections within milliseconds.
    key === 'justAnswered' ? undefined : masked.has(key) && value !== null ? key : withoutTimes(value),
  )
  return JSON.parse(
    text
      .replaceAll(url, '{mock}')
      .replaceAll(/sandboxes\/[\w-]{12}/g, 'sandboxes/{id}')
      .replaceAll(/"id":"[\w-]{12}"/g, '"id":"{id}"')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d\d:\d\d:\d\d/g, '{time}')
      .replaceAll(/\d{13}/g, '0')
      // The end of a token, whose signature covers the time.
      .replaceAll(/…[\w-]{8}/g, '…'),
  )
}

/** What the catalogue of events makes up, ids too, comes from the time; so do the cells of a snapshot. */
function withoutTimes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('notKnown' in value) {
    return { ...value, payload: Object.keys(Object('payload' in value && value.payload)) }
  }
  if ('rows' in value && 'digest' in value) {
    const counts = Object.entries(Object(value.rows)).map(([table, rows]) => [table, Object(rows).length])
    return { ...value, rows: Object.fromEntries(counts), digest: typeof value.digest }
  }
  return value
}

const options = { seed: 'doors', ...roomForTwo } as const

/** A hundred calls on a busy machine, or an image that is still to be built. */
const patience = { timeout: 120_000 }

async function expectTheSame(zoom: MockZoom, isSandbox = false): Promise<void> {
  await using local = await createMockZoom(options)
  const expected = await outcomes(local, isSandbox)
  const actual = await outcomes(zoom, isSandbox)
  for (const [name, outcome] of expected) expect(actual.get(name), name).toEqual(outcome)
  expect([...actual.keys()]).toEqual([...expected.keys()])
}

test(
  'in process, each call works, and each refusal has its status and the words of code',
  patience,
  async () => {
    await using zoom = await createMockZoom(options)
    const all = await outcomes(zoom, false)
    const refusals = [...all].flatMap(([name, outcome]) => {
      const { problem, remedy, status } = Object(outcome)
      return problem === undefined ? [] : [{ name, status, words: `${problem} ${remedy}` }]
    })
    expect(Object.fromEntries(refusals.map(({ name, status }) => [name, status]))).toEqual(
      Object.fromEntries([
        ...Object.keys(wrong).map((name) => [`${name}, wrong`, 400]),
        ...calledOperations.flatMap(({ group, name, refused }) =>
          refused.map(([status]) => [`${group}.${name}, ${status}`, status]),
        ),
      ]),
    )
    expect(refusals.filter(({ words }) => words.includes('/__mock/'))).toEqual([])
    expect(all.get('apps.change, 404')).toMatchObject({ remedy: 'zoom.apps.list() lists them.' })
  },
)

test('in process, without a port', patience, async () => {
  await using zoom = await createMockZoom({ ...options, listen: false })
  await expectTheSame(zoom)
})

test('over HTTP', patience, async () => {
  await using zoom = await createMockZoom(options)
  await expectTheSame(await connectMockZoom(zoom.url))
})

test('a sandbox, through both doors', patience, async () => {
  await using zoom = await createMockZoom()
  await expectTheSame(await zoom.sandboxes.create({ seed: options.seed }), true)
  await using connected = await connectMockZoom(zoom.url)
  await expectTheSame(await connected.sandboxes.create({ seed: options.seed }), true)
})

test('a container', patience, async (context) => {
  const image = await imageOrSkip(context)
  await using container = await new MockZoomContainer(image)
    .withConfig({ ...options, clock: 'manual' })
    .start()
  await expectTheSame(await container.connect())
})
