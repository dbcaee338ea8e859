import { expect, expectTypeOf, test } from 'vitest'
import {
  connectMockZoom,
  createMockZoom,
  type LocalMockZoom,
  type MockZoom,
  MockZoomError,
} from '../../src/mock-zoom/index.ts'
import { MockZoomContainer } from '../../src/testcontainers/index.ts'
import { imageOrSkip } from '../container/engine.ts'
import { redirectUri } from '../support/oauth.ts'

// The same calls through each door: same results, same errors.

test('both doors are the interface', () => {
  expectTypeOf(createMockZoom).returns.resolves.toExtend<MockZoom>()
  expectTypeOf(connectMockZoom).returns.resolves.toEqualTypeOf<MockZoom>()
  expectTypeOf<Omit<LocalMockZoom, 'handler' | 'sandboxes'>>().toEqualTypeOf<Omit<MockZoom, 'sandboxes'>>()
})

type Step = (zoom: MockZoom) => unknown

const jill = 'jill@example.com'
const scheduler = 'acme_scheduler_dev_01'

/** In this order, on one mock. Wrong arguments are as JavaScript could give them. */
const steps: Readonly<Record<string, Step>> = {
  health: (zoom) => zoom.health(),
  ready: (zoom) => zoom.ready(),
  'apps.list': (zoom) => zoom.apps.list(),
  'apps.first': (zoom) => zoom.apps.first(),
  'apps.add': (zoom) => zoom.apps.add({ clientId: 'new/app', name: 'New' }),
  'apps.add, taken': (zoom) => zoom.apps.add({ clientId: 'new/app', name: 'New' }),
  'apps.add, wrong': (zoom) => zoom.apps.add(Object({ clientId: 'a b', name: '', draft: 1, colour: 'red' })),
  'apps.change': (zoom) => zoom.apps.change('new/app', { name: 'Newer' }),
  'apps.change, unknown': (zoom) => zoom.apps.change('nobody', {}),
  'apps.remove': (zoom) => zoom.apps.remove('new/app'),
  'apps.remove, unknown': (zoom) => zoom.apps.remove('new/app'),
  'users.add': (zoom) =>
    zoom.users.add({
      email: 'new@example.com',
      firstName: 'New',
      lastName: 'Comer',
      id: 'aaaaaaaaaaaaaaaaaaaaaa',
      accountId: 'bbbbbbbbbbbbbbbbbbbbbb',
    }),
  'users.add, taken': (zoom) => zoom.users.add({ email: jill, firstName: 'New', lastName: 'Comer' }),
  'users.list': (zoom) => zoom.users.list(),
  'users.change': (zoom) => zoom.users.change('new@example.com', { removed: true }),
  'users.change, taken': (zoom) => zoom.users.change('new@example.com', { email: jill }),
  'users.remove': (zoom) => zoom.users.remove('new@example.com'),
  'users.remove, unknown': (zoom) => zoom.users.remove('new@example.com'),
  'signedIn.show': (zoom) => zoom.signedIn.show(),
  'signedIn.choose': (zoom) => zoom.signedIn.choose({ user: jill, consent: 'allow' }),
  'signedIn.choose, unknown': (zoom) => zoom.signedIn.choose({ user: 'nobody' }),
  'signedIn.clear': (zoom) => zoom.signedIn.clear(),
  install: (zoom) => zoom.install({ user: jill, redirectUri }),
  'install, refused': (zoom) => zoom.install({ user: jill, redirectUri: 'https://elsewhere.example/' }),
  'install, unknown': (zoom) => zoom.install({ user: 'nobody', redirectUri }),
  'codes.list': (zoom) => zoom.codes.list(),
  'grants.list': (zoom) => zoom.grants.list(),
  'tokens.list': (zoom) => zoom.tokens.list(),
  'uninstall, not authorized': (zoom) => zoom.uninstall({ user: jill, clientId: 'acme_desktop_pub_0001' }),
  'uninstall, unknown': (zoom) => zoom.uninstall({ user: 'nobody' }),
  'clock.advance': (zoom) => zoom.clock.advance({ hours: 1 }),
  'clock.advance, back': (zoom) => zoom.clock.advance({ hours: -1 }),
  'clock.advance, too far': (zoom) => zoom.clock.advance({ days: 1_000_000_000 }),
  'clock.show': (zoom) => zoom.clock.show(),
  'clock.now': async (zoom) => ({ now: await zoom.clock.now() }),
  'switches.show': (zoom) => zoom.switches.show(),
  'switches.set': (zoom) => zoom.switches.set({ codeTtl: 60 }),
  'switches.set, wrong': (zoom) => zoom.switches.set(Object({ codeTtl: 0, colour: 'red' })),
  'rateLimits.show': (zoom) => zoom.rateLimits.show(),
  'rateLimits.set': (zoom) => zoom.rateLimits.set({ Light: { perSecond: 5 } }),
  'faults.add': (zoom) => zoom.faults.add({ route: 'token', status: 502 }),
  'faults.add, wrong': (zoom) => zoom.faults.add({ route: 'token' }),
  'faults.next': (zoom) => zoom.faults.next('api', { drop: true }, 2),
  'faults.list': (zoom) => zoom.faults.list(),
  'faults.clear': (zoom) => zoom.faults.clear(),
  'webhooks.list': (zoom) => zoom.webhooks.list(),
  'webhooks.validate, impossible': (zoom) => zoom.webhooks.validate(scheduler),
  'webhooks.validate, unknown': (zoom) => zoom.webhooks.validate('nobody'),
  'webhooks.redeliver, unknown': (zoom) => zoom.webhooks.redeliver('nothing'),
  'webhooks.release, unknown': (zoom) => zoom.webhooks.release('nothing'),
  fetch: async (zoom) => {
    const response = await zoom.fetch('https://zoom.us/oauth/token', {
      method: 'POST',
      body: 'grant_type=refresh_token',
    })
    return [response.status, await response.text()]
  },
  'journal.list': (zoom) => zoom.journal.list({ after: 1, limit: 1 }),
  'journal.exchanges': (zoom) => zoom.journal.exchanges(),
  'findings.list': (zoom) => zoom.findings.list(),
  'sandboxes.close, unknown': (zoom) => zoom.sandboxes.close('none'),
  'journal.follow': async (zoom) => {
    const known = await zoom.journal.exchanges()
    const seen = []
    for await (const exchange of zoom.journal.follow()) {
      seen.push(exchange)
      if (seen.length === known.length) break
    }
    return seen
  },
  'journal.followEntries': async (zoom) => {
    for await (const entry of zoom.journal.followEntries({ type: 'clock.advanced' })) return entry
    return undefined
  },
  reset: (zoom) => zoom.reset(),
  'journal.list, after reset': (zoom) => zoom.journal.list(),
}

/** What each step came to; a no with all that it says. */
async function outcomes(zoom: MockZoom): Promise<Readonly<Record<string, unknown>>> {
  const all: [string, unknown][] = []
  for (const [name, step] of Object.entries(steps)) {
    try {
      all.push([name, await step(zoom)])
    } catch (error) {
      if (!(error instanceof MockZoomError)) throw error
      const { status, problem, remedy, message } = error
      all.push([name, { status, problem, remedy, message }])
    }
  }
  return Object.fromEntries(all)
}

const options = { seed: 'doors' } as const

/** Ids of requests, times and ports differ from mock to mock. */
function comparable(outcome: unknown): unknown {
  return JSON.parse(
    JSON.stringify(outcome ?? null, (key, value) =>
      [
        'requestHeaders',
        'responseHeaders',
        'at',
        'now',
        'iso',
        'createdAt',
        'issuedAt',
        'expiresAt',
        'to',
        'requestId',
        'trackingId',
        'duration',
        'host',
        'headers',
        'origin',
      ].includes(key)
        ? key
        : value,
    ),
  )
}

async function expectTheSame(zoom: MockZoom): Promise<void> {
  await using local = await createMockZoom(options)
  const expected = await outcomes(local)
  const actual = await outcomes(zoom)
  for (const name of Object.keys(steps)) {
    expect(comparable(actual[name]), name).toEqual(comparable(expected[name]))
  }
}

test('in process, without a port', async () => {
  await using zoom = await createMockZoom({ ...options, listen: false })
  await expectTheSame(zoom)
  const { remedy } = Object((await outcomes(zoom))['apps.change, unknown'])
  expect(remedy).toBe('zoom.apps.list() lists them.')
})

test('over HTTP', async () => {
  await using zoom = await createMockZoom(options)
  await expectTheSame(await connectMockZoom(zoom.url))
})

test('a sandbox, through both doors', async () => {
  await using zoom = await createMockZoom()
  await expectTheSame(await zoom.sandboxes.create(options))
  await using connected = await connectMockZoom(zoom.url)
  await expectTheSame(await connected.sandboxes.create(options))
})

test('a container', async (context) => {
  const image = await imageOrSkip(context)
  await using container = await new MockZoomContainer(image)
    .withConfig({ ...options, clock: 'manual' })
    .start()
  await expectTheSame(await container.connect())
})
