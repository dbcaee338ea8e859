import { EventEmitter, once } from 'node:events'
import { describe, expect, test } from 'vitest'
import {
  type Contract,
  type ContractResult,
  type ContractRun,
  describeByDefault,
  freshZoom,
  type RunContractsOptions,
  runContracts,
  runningSubject,
  type SubjectFactory,
  sharedZoom,
  startedSubject,
} from '../../src/contract-runner/index.ts'
import { startReferenceClient } from '../../src/reference-client/index.ts'
import { deadUrl, type SeenRequest, serve, serveBytes } from './small-server.ts'

function contractThat(run: Contract['run'], header: Partial<Contract> = {}): Contract {
  const text = { title: '', why: '', goesWrong: '', zoomSays: '', remedy: '' }
  return {
    id: 'a-promise',
    group: 'connect',
    ...text,
    evidence: [],
    profiles: ['2026'],
    severity: 'must',
    needs: [],
    twins: [],
    situation: [],
    ...header,
    run,
  }
}

const connects = contractThat(async ({ newPerson, expect }) =>
  expect.works(await (await newPerson()).connect(), 'connected'),
)

function appAt(url: string): SubjectFactory {
  return runningSubject(describeByDefault(url))
}

/** Runs one contract on an app at `url` and returns its result and the exit code. */
async function runOne(url: string, contract: Contract, options: Partial<RunContractsOptions> = {}) {
  const report = await runContracts({
    contracts: [contract],
    subjectName: 'app',
    subject: appAt(url),
    ...options,
  })
  const [result] = report.results
  if (result === undefined) throw new Error('no result')
  return { result, story: storyOf(result), exitCode: report.exitCode }
}

function storyOf(result: ContractResult): string {
  if (result.verdict === 'kept') return 'kept'
  if (result.verdict === 'broken') return result.failure.appDid
  return result.verdict === 'could-not-run' ? result.problem : result.reason
}

/** Signs everyone in, says how they are, and leaves the rest to the test. */
function appThat(answer: Parameters<typeof serve>[0]) {
  return serve((request: SeenRequest, response) =>
    request.url === '/sign-in' || request.url === '/status' ? void response.end() : answer(request, response),
  )
}

/** The app has worked by then, as its description says. */
const connectsLater = contractThat(async ({ newPerson, expect }) => {
  const person = await newPerson()
  await person.status()
  expect.works(await person.connect(), 'connected')
})

describe('a contract could not be run, and the exit code is 2, if', () => {
  test('nothing responds at the app’s URL', async () => {
    const url = await deadUrl()
    const { story, exitCode, result } = await runOne(url, connects)
    expect(story).toBe(
      `Nothing responds at ${url} (POST ${url}/sign-in: ECONNREFUSED). Is the app running, and is this its URL?`,
    )
    expect([result.verdict, exitCode]).toEqual(['could-not-run', 2])
  })

  test('the app hangs', async () => {
    await using app = await appThat(() => undefined)
    const { story, exitCode } = await runOne(app.url, connects, { requestTimeoutMs: 2000 })
    expect(story).toBe(`GET ${app.url}/connect did not finish its response within 2000 ms.`)
    expect(exitCode).toBe(2)
  })

  test('the app answers garbage', async () => {
    await using app = await serveBytes((socket) => socket.end('garbage\n'))
    const { story, exitCode } = await runOne(app.url, connects)
    expect(story).toContain(`POST ${app.url}/sign-in did not return valid HTTP: `)
    expect(exitCode).toBe(2)
  })

  test('the app lets nobody sign in', async () => {
    await using app = await serve((_, response) => void response.writeHead(404).end())
    const { story, exitCode } = await runOne(app.url, connects, { newName: () => 'alice' })
    expect(story).toMatch(
      /^POST \/sign-in should sign alice in at the app, and answered 404\.\nLook at requests\.signIn /,
    )
    expect(exitCode).toBe(2)
  })

  test('the app sends the browser to another server, which never hears of it', async () => {
    await using app = await appThat((_, response) => {
      response.writeHead(302, { location: 'https://login.example.com/?next=a' }).end()
    })
    const { story, exitCode } = await runOne(app.url, connects)
    expect(story).toMatch(
      /connect sends the browser to https:..login.example.com., outside this test. Nothing was sent there. If it belongs to the app, list it in "hosts"/,
    )
    expect(exitCode).toBe(2)
  })

  test('the base URL is invalid', async () => {
    expect((await runOne('localhost:3000', connects)).story).toBe(
      'The app’s base URL is "localhost:3000"; it must look like http://127.0.0.1:3000.',
    )
  })

  test('the app does not start, or the mock does not', async () => {
    const fail = (message: string) => () => Promise.reject(new Error(message))
    const noApp = await runOne('', connects, { subject: fail('the app says no') })
    const noMock = await runOne('', connects, { zoom: fail('port 9666 is taken') })
    expect([noApp.story, noApp.exitCode]).toEqual(['Error: the app says no', 2])
    expect([noMock.story, noMock.exitCode]).toEqual(['Error: port 9666 is taken', 2])

    await using taken = await serve(() => undefined)
    const noPort = await runOne('', connects, { zoom: freshZoom({ port: Number(new URL(taken.url).port) }) })
    expect(noPort.story).toMatch(/^Port \d+ /)
  })

  test('the contract does not end in time; its requests are ended, and the app is stopped', async () => {
    await using app = await appThat(() => undefined)
    let stopped = 0
    const subject: SubjectFactory = async () => ({
      description: describeByDefault(app.url),
      [Symbol.asyncDispose]: async () => void stopped++,
    })
    const { story, exitCode } = await runOne('', connects, { subject, limitMs: 1000 })
    expect(story).toBe('The contract did not end within 1000 ms.')
    expect([stopped, exitCode]).toEqual([1, 2])
  })

  test('the app is never ready; if it becomes ready later, it is stopped', async () => {
    const events = new EventEmitter()
    const subject: SubjectFactory = async () => {
      await once(events, 'ready')
      const description = describeByDefault('http://127.0.0.1:1')
      return { description, [Symbol.asyncDispose]: async () => void events.emit('stopped') }
    }
    const { story } = await runOne('', connects, { subject, limitMs: 1000 })
    expect(story).toBe('The contract did not end within 1000 ms.')

    const stopped = once(events, 'stopped')
    events.emit('ready')
    await stopped
  })

  test('the app cannot be stopped, or fails while stopping', async () => {
    const kept = contractThat(async () => undefined)
    const stopping =
      (stop: () => Promise<void>): SubjectFactory =>
      async () => ({ description: describeByDefault('http://127.0.0.1:1'), [Symbol.asyncDispose]: stop })
    const hangs = stopping(() => new Promise(() => undefined))
    const fails = stopping(() => Promise.reject(new Error('it clings to life')))
    expect((await runOne('', kept, { subject: hangs, limitMs: 1000, stopLimitMs: 50 })).story).toBe(
      'The app or the mock could not be stopped within 50 ms.',
    )
    expect((await runOne('', kept, { subject: fails })).story).toBe('Error: it clings to life')
  })

  test('the contract itself has a bug', async () => {
    const contract = contractThat(async () => {
      throw new TypeError('undefined is not a function')
    })
    expect((await runOne('http://127.0.0.1:1', contract)).story).toBe(
      'TypeError: undefined is not a function',
    )
  })

  test('the mock failed on the way, whatever the contract says', async () => {
    const broken = contractThat(async ({ expect }) =>
      expect.that(false, { appDid: 'x', expected: 'y', found: 'z' }),
    )
    const { story } = await runOne('http://127.0.0.1:1', broken, {
      zoom: async (profile) => {
        const lent = await freshZoom()(profile)
        const failed = {
          type: 'mock.failed',
          message: 'no such table',
          seq: 1,
          at: 0,
          requestId: null,
        } as const
        const list = async ({ type }: { readonly type?: string } = {}) =>
          type === undefined || type === failed.type ? [failed] : []
        const journal = { ...lent.zoom.journal, list }
        const zoom = Object.create(lent.zoom, { journal: { value: journal } })
        return { zoom, [Symbol.asyncDispose]: () => lent[Symbol.asyncDispose]() }
      },
    })
    expect(story).toBe('The mock itself failed: no such table')
  })

  test('there is nothing to run', async () => {
    const report = await runContracts({
      contracts: [connects],
      profile: '2020',
      subjectName: 'a',
      subject: appAt(''),
    })
    expect([report.results, report.exitCode]).toEqual([[], 2])
  })
})

describe('a contract is broken, and the exit code is 1, if', () => {
  test('the app, which had worked, is killed midway', async () => {
    const contract = contractThat(async ({ newPerson, expect }) => {
      const person = await newPerson()
      expect.works(await person.connect(), 'connected')
      await client?.close()
      await person.use()
    })
    let client: Awaited<ReturnType<typeof startReferenceClient>> | undefined
    const { story, exitCode } = await runOne('', contract, {
      subject: async (zoom) => {
        const { clientId, clientSecret } = await zoom.apps.first()
        client = await startReferenceClient({ zoomUrl: zoom.url, clientId, clientSecret: clientSecret ?? '' })
        return { description: describeByDefault(client.url), async [Symbol.asyncDispose]() {} }
      },
    })
    expect(story).toMatch(/^Nothing responds at http:.+\/use: ECONNREFUSED/)
    expect(exitCode).toBe(1)
  })

  test('the app answers with an error', async () => {
    await using app = await appThat((_, response) => void response.writeHead(500).end('Oh no'))
    const { result, story, exitCode } = await runOne(app.url, connectsLater)
    expect(story).toBe('The person connected, and the app answered 500: Oh no')
    expect([result.verdict, exitCode]).toEqual(['broken', 1])
  })

  test('the app redirects the browser in circles', async () => {
    await using app = await appThat(
      (_, response) => void response.writeHead(302, { location: '/connect' }).end(),
    )
    const { story, exitCode } = await runOne(app.url, connectsLater)
    expect(story).toBe(
      `The person connected, and the browser was redirected 21 times without end; last: GET ${app.url}/connect`,
    )
    expect(exitCode).toBe(1)
  })

  test('the browser never reaches the callback', async () => {
    await using app = await appThat((_, response) => void response.end('Sorry'))
    const contract = contractThat(async ({ newPerson }) => {
      await (await newPerson()).status()
      await (await newPerson()).connectUntilCallback()
    })
    const { story, exitCode, result } = await runOne(app.url, contract)
    expect(story).toBe('The app did not get as far as Zoom’s callback: the app answered 200: Sorry')
    expect(result).toMatchObject({ failure: { given: 'connect-works' } })
    expect(exitCode).toBe(1)
  })
})

test('a broken precondition is reported separately from the promise, with the last entries if nothing points at any', async () => {
  await using app = await appThat((_, response) => void response.writeHead(500).end())
  const failures = async (run: Contract['run']) => (await runOne(app.url, contractThat(run))).result
  const given = await failures(async ({ zoom, newPerson, given }) => {
    const person = await newPerson()
    await person.status()
    await zoom.clock.advance({ seconds: 1 })
    given.works(await person.connect(), 'connected')
  })
  const promise = await failures(connectsLater.run)
  expect(given).toMatchObject({
    failure: {
      given: 'connect-works',
      evidence: [expect.stringContaining('clock.advanced: clock advanced by 1 s')],
    },
  })
  expect(promise).toMatchObject({ failure: { given: null, evidence: [] } })
})

describe('a run ends early', () => {
  const kept = contractThat(async () => undefined, { id: 'kept' })
  const cannot = contractThat(() => Promise.reject(new Error('no')), { id: 'cannot' })
  const broken = contractThat(
    async ({ expect }) => expect.that(false, { appDid: 'x', expected: 'y', found: 'z' }),
    { id: 'broken' },
  )
  const run = (contracts: readonly Contract[], options: Partial<RunContractsOptions> = {}) =>
    runContracts({ contracts, subjectName: 'app', subject: appAt('http://127.0.0.1:1'), ...options })

  test('after three in a row that could not be run, but not after three in total', async () => {
    const report = await run([cannot, cannot, kept, cannot, cannot, cannot, kept, broken])
    expect(report.results.map(({ verdict }) => verdict).slice(5)).toEqual([
      'could-not-run',
      'not-run',
      'not-run',
    ])
    expect(report.results.slice(-1)).toMatchObject([
      { reason: 'three contracts in a row could not be run, the last one because: Error: no' },
    ])
    expect(report.exitCode).toBe(2)
  })

  test('with bail, after the first one that is not kept', async () => {
    const report = await run([kept, broken, kept], { bail: true })
    expect(report.results.map(({ verdict }) => verdict)).toEqual(['kept', 'broken', 'not-run'])
    expect([report.counts['not-run'], report.exitCode]).toEqual([1, 1])
  })

  test('by a signal, which also stops what is under way', async () => {
    const interrupt = new AbortController()
    const endless = contractThat(() => {
      interrupt.abort()
      return new Promise(() => undefined)
    })
    const report = await run([kept, endless, kept], { signal: interrupt.signal })
    expect(report.results.map((result) => [result.verdict, storyOf(result)])).toEqual([
      ['kept', 'kept'],
      ['not-run', 'interrupted'],
      ['not-run', 'interrupted'],
    ])
    expect(report.exitCode).toBe(2)
  })
})

test('several jobs run at the same time, and the report follows the order of the plan', async () => {
  const both = new EventEmitter()
  let waiting = 0
  // Each waits for the other: one after the other they would never end.
  const meet = async () => {
    if (++waiting === 2) setImmediate(() => both.emit('met'))
    await once(both, 'met')
  }
  const contracts = ['a', 'b'].map((id) => contractThat(meet, { id }))
  const seen: string[] = []
  const report = await runContracts({
    contracts,
    subjectName: 'app',
    subject: appAt('http://127.0.0.1:1'),
    jobs: 2,
    reporter: { start: ({ id }) => seen.push(id), end() {} },
  })
  expect(report.results.map(({ contract, verdict }) => [contract.id, verdict])).toEqual([
    ['a', 'kept'],
    ['b', 'kept'],
  ])
  expect(seen).toEqual(['a', 'b'])
})

test('links and redirects to Zoom’s own hosts lead to the mock', async () => {
  await using app = await appThat(({ url }, response) => {
    const path = url === '/connect' ? '/oauth/authorize?response_type=code' : '/'
    const host = url === '/connect' ? 'https://zoom.us' : 'https://marketplace.zoom.us'
    response.writeHead(302, { location: host + path }).end()
  })
  const visited: string[] = []
  const contract = contractThat(async ({ zoom, newPerson }) => {
    const person = await newPerson()
    await person.connect()
    await person.use()
    visited.push(...person.trail.map(({ url }) => url.href.replace(zoom.url, 'MOCK')))
  })
  await runOne(app.url, contract)
  expect(visited).toEqual([
    `${app.url}/sign-in`,
    `${app.url}/connect`,
    'MOCK/oauth/authorize?response_type=code',
    `${app.url}/use`,
    'MOCK/',
  ])
})

test('a broken contract has the messages between browser, app and Zoom', async () => {
  const contract = contractThat(async ({ newPerson, expect }) => {
    await (await newPerson()).connect()
    expect.that(false, { appDid: 'x', expected: 'y', found: 'z' })
  })
  const report = await runContracts({
    contracts: [contract],
    subjectName: 'acme',
    newName: () => 'alice',
    subject: startedSubject('acme', async (zoom) =>
      startReferenceClient({
        zoomUrl: zoom.url,
        clientId: (await zoom.apps.first()).clientId,
        clientSecret: (await zoom.apps.first()).clientSecret ?? '',
      }),
    ),
  })
  const [result] = report.results
  if (result?.verdict !== 'broken') throw new Error('not broken')
  // Without hosts and parameters, which differ from run to run.
  const short = result.failure.messages.map(
    ({ from, to, text }) =>
      `${from}>${to} ${text.replace(/http:\/\/[^/\s]+/g, '').replace(/[?&\s]+\w+=.*/, '')}`,
  )
  expect(short).toMatchInlineSnapshot(`
    [
      "browser>app alice: POST /sign-in",
      "app>browser 303, to /",
      "browser>app alice: GET /",
      "app>browser 200",
      "browser>app alice: GET /connect",
      "app>browser 302, to /oauth/authorize",
      "browser>zoom alice: GET /oauth/authorize",
      "zoom>browser 200",
      "browser>zoom alice: POST /oauth/authorize",
      "zoom>browser 302, to /callback",
      "browser>app alice: GET /callback",
      "app>zoom POST /oauth/token",
      "zoom>app 200 tokens",
      "app>zoom GET /v2/users/me",
      "zoom>app 200",
      "app>browser 303, to /",
      "browser>app alice: GET /",
      "app>browser 200",
    ]
  `)
})

test('a broken contract has the events that it sent itself, and how they were signed', async () => {
  await using app = await appThat((_, response) => void response.writeHead(401).end())
  const body = '{"event": "app_deauthorized"}'
  const contract = contractThat(
    async ({ webhooks, expect }) => {
      await webhooks.send({ body })
      await webhooks.send({ body, secret: null })
      await webhooks.send({ body, secret: 'another' })
      await webhooks.send({ body, signedBody: '{}' })
      await webhooks.send({ body, age: 90 })
      await webhooks.send({ body: '' })
      expect.that(false, { appDid: 'x', expected: 'y', found: 'z' })
    },
    { needs: ['webhooks'] },
  )
  const subject = runningSubject({ ...describeByDefault(app.url), webhooks: { path: '/webhooks' } })
  const { result } = await runOne(app.url, contract, { subject })
  if (result.verdict !== 'broken') throw new Error('not broken')
  const messages = result.failure.messages.filter(({ from }) => from !== 'browser')
  expect(messages.map(({ from, to, text }) => `${from}>${to} ${text}`)).toEqual(
    [
      'app_deauthorized',
      'app_deauthorized, not signed',
      'app_deauthorized, signed with another secret',
      'app_deauthorized, signed for another body',
      'app_deauthorized, signed 90 s ago',
      'without a name',
    ].flatMap((what) => [`zoom>app the contract’s webhook ${what}`, 'app>zoom 401']),
  )
})

test('a contract that could not be run outweighs a broken one', async () => {
  await using app = await appThat((_, response) => void response.writeHead(500).end())
  const cannot = contractThat(() => Promise.reject(new Error('no')))
  const report = await runContracts({
    contracts: [connectsLater, cannot],
    subjectName: 'a',
    subject: appAt(app.url),
  })
  expect(report.counts).toEqual({
    kept: 0,
    broken: 1,
    blocked: 0,
    'cannot-judge': 0,
    'not-applicable': 0,
    'could-not-run': 1,
    'not-run': 0,
  })
  expect(report.exitCode).toBe(2)
})

test('each run has its own mock and its own people; profile by profile; one profile if chosen', async () => {
  const seen: { url: string; profile: string; person: string; entries: number }[] = []
  const look = async ({ zoom, newPerson }: ContractRun) => {
    await zoom.clock.advance({ seconds: 1 })
    const entries = (await zoom.journal.list()).length
    seen.push({ url: zoom.url, profile: zoom.profile, person: (await newPerson()).name, entries })
  }
  const contracts = [
    contractThat(look, { id: 'a', profiles: ['2026', '2020'] }),
    contractThat(look, { id: 'b', profiles: ['2020'] }),
    contractThat(look, { id: 'c', profiles: ['2026', '2020'] }),
  ]
  const options = { contracts, subjectName: 'app', subject: appAt('http://127.0.0.1:1') }
  const all = await runContracts(options)
  const one = await runContracts({ ...options, profile: '2020' })

  const runs = (results: readonly ContractResult[]) =>
    results.map(({ contract, profile }) => contract.id + profile)
  expect(runs(all.results)).toEqual(['a2026', 'c2026', 'a2020', 'b2020', 'c2020'])
  expect(runs(one.results)).toEqual(['a2020', 'b2020', 'c2020'])
  expect(seen.map(({ profile }) => profile).slice(0, 5)).toEqual(all.results.map(({ profile }) => profile))
  expect(new Set(seen.map(({ person }) => person)).size).toBe(seen.length)
  expect(seen.map(({ entries }) => entries)).toEqual(seen.map(() => 1))
})

test('the command that reproduces a failure names the contract, the profile and the subject, quoted', async () => {
  const { result } = await runOne('http://127.0.0.1:1', connects, {
    commandArguments: ['--base-url', 'http://127.0.0.1:1', '--name', "it's me"],
  })
  expect('reproduce' in result && result.reproduce).toBe(
    `mock-zoom contracts --only a-promise --profile 2026 --base-url http://127.0.0.1:1 --name 'it'\\''s me'`,
  )
})

test('an app that is already running meets one mock at one URL, emptied before each contract', async () => {
  await using shared = sharedZoom({})
  const lent = await shared.lend('2026')
  const { url } = lent.zoom
  const app = await lent.zoom.apps.first()
  await lent[Symbol.asyncDispose]()
  const client = await startReferenceClient({
    zoomUrl: url,
    clientId: app.clientId,
    clientSecret: app.clientSecret ?? '',
  })
  const urls: string[] = []
  const contract = contractThat(async ({ zoom, seen, newPerson, expect }) => {
    urls.push(zoom.url)
    expect.that((await seen.mark()) === -1, {
      appDid: 'The journal is not empty.',
      expected: '',
      found: `${await seen.mark()}`,
    })
    expect.that((await zoom.switches.show()).expiresIn === 3599, {
      appDid: 'A switch is left over.',
      expected: '',
      found: '',
    })
    await zoom.switches.set({ expiresIn: 5 })
    const person = await newPerson()
    expect.works(await person.connect(), 'connected')
    expect.works(await person.use(), 'used the app')
  })
  const { results } = await runContracts({
    contracts: [contract, contract],
    subjectName: 'app',
    subject: appAt(client.url),
    zoom: shared.lend,
  })
  await client.close()

  expect(results.map(storyOf)).toEqual(['kept', 'kept'])
  expect(urls).toEqual([url, url])
  // Another era has another mock, but the app finds it at the same URL.
  const other = await shared.lend('2020')
  expect([other.zoom.profile, other.zoom.url]).toEqual(['2020', url])
  // Two at the same time are two mocks.
  expect((await shared.lend('2020')).zoom.url).not.toBe(url)
})
