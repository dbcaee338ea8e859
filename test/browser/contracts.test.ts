import { existsSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import {
  type Contract,
  openBrowsers,
  type RealBrowsers,
  type RunContractsOptions,
  runContracts,
  runningSubject,
  type SubjectDescription,
  sharedZoom,
} from '../../src/contract-runner/index.ts'
import { type Alterations, startReferenceClient } from '../../src/reference-client/index.ts'
import { serve } from '../contract-runner/small-server.ts'
import { temporaryFolder } from '../support/command.ts'

const executable = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const withBrowser = (name: string, run: () => Promise<void>) =>
  test(name, (context) =>
    existsSync(executable) ? run() : context.skip('no Chromium here: install it, or set CHROMIUM_PATH'),
  )

const folders: Disposable[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder[Symbol.dispose]()
})

/** Runs contracts with Chromium, and returns the results. */
async function judge(options: Judged, artifacts?: string) {
  await using real = await openBrowsers(artifacts)
  return await judgeWith(real, options)
}

type Judged = Omit<RunContractsOptions, 'browsers' | 'subjectName'>

function judgeWith({ browsers }: RealBrowsers, options: Judged) {
  // On a busy machine a browser takes its time.
  const more = { subjectName: 'app', profile: '2026', limitMs: 90_000 } as const
  return runContracts({ ...options, ...more, browsers })
}

const chosen = (...ids: readonly string[]) => contracts.filter(({ id }) => ids.includes(id))

withBrowser('the reference client keeps its promises in Chromium just as it does without', async () => {
  const some = chosen('connect-works', 'reconnect-uses-the-new-code')
  const { results } = await judge({ contracts: some, subject: clientAsSubject('reference client') })
  expect(results.map(({ contract, verdict }) => [contract.id, verdict])).toEqual(
    some.map(({ id }) => [id, 'kept']),
  )
})

/** A page on which nothing works without scripts, in front of the reference client's own. */
const scriptedPage = `<!doctype html><title>App</title><div id="root"></div><p id="said"></p><script>
  const button = (name, act) => {
    const made = document.createElement('button')
    made.textContent = name
    made.onclick = act
    root.append(made)
  }
  button('Connect Zoom', () => setTimeout(() => { location.href = '/connect' }, 50))
  button('Use', async () => {
    const answer = await fetch('/use', { method: 'POST', headers: { accept: 'application/json' } })
    said.textContent = answer.status
  })
</script>`

const withScriptedPage: Alterations = {
  app(right) {
    right.middleware.unshift(async (ctx, next) => {
      if (ctx.path !== '/app') return await next()
      ctx.type = 'html'
      ctx.body = scriptedPage
    })
    return right
  },
}

withBrowser('an app whose buttons need scripts can be tested in Chromium, and only there', async () => {
  await using mocks = sharedZoom({})
  const lent = await mocks.lend('2026')
  const { url } = lent.zoom
  const app = await lent.zoom.apps.first()
  await lent[Symbol.asyncDispose]()
  await using client = await startReferenceClient({
    zoomUrl: url,
    clientId: app.clientId,
    clientSecret: app.clientSecret ?? '',
    alterations: withScriptedPage,
  })
  const description: SubjectDescription = {
    name: 'scripted',
    baseUrl: client.url,
    requests: {
      signIn: { method: 'POST', path: '/sign-in', form: { person: '{person}' } },
      connect: { method: 'GET', path: '/app', click: 'text=Connect Zoom' },
      use: { method: 'GET', path: '/app', click: 'text=Use' },
    },
    answers: { works: ['2xx'], asksToReconnect: [409] },
  }
  const trails: string[] = []
  const uses: Contract = {
    ...chosenOne('connect-works'),
    async run({ newPerson, expect: promise }) {
      const person = await newPerson()
      // Before connecting, the script's own request says so.
      const before = await person.use()
      promise.that(before.kind === 'asks-to-reconnect', {
        appDid: before.answered,
        expected: '409',
        found: before.kind,
      })
      const held = await person.connectUntilCallback()
      promise.that(held.url.searchParams.has('code'), {
        appDid: 'x',
        expected: 'a code',
        found: held.url.href,
      })
      promise.works(await held.deliver(), 'connected')
      promise.works(await person.use(), 'used the app')
      trails.push(...person.trail.map((hop) => `${hop.method} ${hop.url.pathname} ${hop.status}`))
    },
  }
  const options = { contracts: [uses], subject: runningSubject(description), zoom: mocks.lend }
  const report = await judge(options)
  expect(report.results).toMatchObject([{ verdict: 'kept' }])
  expect(trails).toContain('POST /oauth/authorize 302')
  expect(trails.at(-1)).toBe('POST /use 200')

  const without = await runContracts({ ...options, subjectName: 'app', profile: '2026' })
  expect(without.results).toMatchObject([
    {
      verdict: 'could-not-run',
      problem: 'Clicking "text=Use" on /app needs a browser that runs scripts: add --browser.',
    },
  ])
})

withBrowser('a contract that is not kept leaves a trace and a screenshot of each person', async () => {
  const folder = temporaryFolder()
  folders.push(folder)
  await using app = await serve(({ url }, response) => {
    response.writeHead(url === '/connect' ? 500 : 200, { 'content-type': 'text/html' }).end('<h1>Oh no</h1>')
  })
  const description: SubjectDescription = {
    name: 'broken',
    baseUrl: app.url,
    requests: { connect: { method: 'GET', path: '/connect' }, use: { method: 'GET', path: '/use' } },
    answers: { works: ['2xx'], asksToReconnect: [409] },
  }
  const report = await judge(
    { contracts: chosen('connect-works'), subject: runningSubject(description) },
    folder.file('new'),
  )
  const [result] = report.results
  if (result?.verdict !== 'could-not-run') throw new Error(JSON.stringify(result))
  expect(result.problem).toContain('the app answered 500: Oh no')
  expect(result.artifacts).toHaveLength(2)
  for (const file of result.artifacts ?? []) expect(existsSync(file)).toBe(true)
  expect(result.artifacts?.join()).toMatch(/new\/connect-works-2026-person-\w+\.png,.*\.trace\.zip$/)
})

withBrowser(
  'redirects to Zoom’s hosts lead to the mock, other hosts never hear of it, 204 is a response',
  async () => {
    await using app = await serve(({ url }, response) => {
      if (url === '/connect')
        return void response.writeHead(302, { location: 'https://zoom.us/oauth/authorize?x=1' }).end()
      if (url === '/use') return void response.writeHead(204).end()
      response.writeHead(302, { location: 'https://login.example.com/' }).end()
    })
    const description: SubjectDescription = {
      name: 'app',
      baseUrl: app.url,
      requests: {
        connect: { method: 'GET', path: '/connect' },
        use: { method: 'POST', path: '/use' },
        disconnect: { method: 'POST', path: '/disconnect' },
      },
      answers: { works: ['2xx'], asksToReconnect: [409] },
    }
    const seen: unknown[] = []
    const looks: Contract = {
      ...chosenOne('connect-works'),
      async run({ zoom, newPerson }) {
        const person = await newPerson()
        await person.connect()
        seen.push(person.trail.at(-1)?.url.href.replace(zoom.url, 'MOCK'))
        seen.push((await person.use()).kind)
        await person.disconnect()
      },
    }
    const report = await judge({ contracts: [looks], subject: runningSubject(description) })
    expect(seen).toEqual(['MOCK/oauth/authorize?x=1', 'works'])
    expect(report.results).toMatchObject([
      {
        verdict: 'could-not-run',
        problem: expect.stringContaining(
          '/disconnect sends the browser to https://login.example.com/, outside this test. Nothing was sent there.',
        ),
      },
    ])
  },
)

const asksToOpen = {
  'open()': `window.open('/opened', 'zoom', 'popup')`,
  'document.open()': `document.open('/opened', 'zoom', 'popup')`,
}
const leadsAway = {
  'a link': '<a id="go" target="_blank" href="/there">Go</a>',
  'a link and a base': '<base target="_blank"><a id="go" href="/there">Go</a>',
  'a form': '<form target="_blank" action="/there"><button id="go">Go</button></form>',
  'a form that a script sends': `<form target="zoom" action="/there"></form><a id="go" onclick="document.forms[0].submit()">Go</a>`,
  'a link that a script makes': `<a id="go" onclick="Object.assign(document.createElement('a'), { target: 'zoom', href: '/there' }).click()">Go</a>`,
}

withBrowser(
  'a link into a new window is followed in the same one; a window that a script opens is reported, and nothing is ' +
    'sent there',
  async () => {
    const pages = { ...leadsAway, ...asksToOpen }
    const asked: (string | undefined)[] = []
    await using app = await serve(({ url = '' }, response) => {
      asked.push(url)
      response.setHeader('content-type', 'text/html')
      const page =
        Object.entries(pages).find(([name]) => url === `/?${encodeURIComponent(name)}`)?.[1] ?? 'There'
      response.end(page.startsWith('<') || page === 'There' ? page : `<a id="go" onclick="${page}">Go</a>`)
    })
    const found: Record<string, unknown> = {}
    await using real = await openBrowsers()
    for (const name of Object.keys(pages)) {
      const path = `/?${encodeURIComponent(name)}`
      const description: SubjectDescription = {
        name: 'app',
        baseUrl: app.url,
        requests: {
          connect: { method: 'GET', path: '/' },
          use: { method: 'GET', path, click: '#go' },
        },
        answers: { works: [{ path: '/there' }], asksToReconnect: [409] },
      }
      const looks: Contract = {
        ...chosenOne('connect-works'),
        async run({ newPerson }) {
          found[name] = (await (await newPerson()).use()).kind
        },
      }
      const report = await judgeWith(real, { contracts: [looks], subject: runningSubject(description) })
      const [result] = report.results
      if (result?.verdict === 'could-not-run') found[name] = result.problem
    }
    for (const name of Object.keys(leadsAway)) expect.soft(found[name], name).toBe('works')
    for (const name of Object.keys(asksToOpen))
      expect
        .soft(found[name], name)
        .toContain(`The page opens a window (${app.url}/opened), and --browser follows one window.`)
    expect(asked).not.toContain('/opened')
  },
)

function chosenOne(id: string): Contract {
  const [contract] = chosen(id)
  if (contract === undefined) throw new Error(`no contract ${id}`)
  return contract
}
