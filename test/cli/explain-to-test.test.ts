import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { plans } from '../../src/cli/to-test/plans.ts'
import { writeTests } from '../../src/cli/to-test/write-tests.ts'
import { findingRules } from '../../src/mock-zoom/findings/rules.ts'
import { createMockZoom, type Finding, type LocalMockZoom } from '../../src/mock-zoom/index.ts'
import { runCommand, temporaryFolder } from '../support/command.ts'
import { exchange, newCode } from '../support/oauth.ts'

const id = 'acme_scheduler_dev_01'
const secret = 'acme-scheduler-secret-for-dev-01'

/** What an app does wrong, on the way to Zoom or with the token. */
interface Bug {
  readonly authorize?: Readonly<Record<string, string>>
  readonly exchange?: Readonly<Record<string, string>>
  readonly bearer?: (token: string) => string
  readonly path?: string
}

const bugs: Readonly<Record<string, Bug>> = {
  'client-id-unknown': { authorize: { client_id: 'YOUR_CLIENT_ID' } },
  'response-type-missing': { authorize: { response_type: '' } },
  'client-secret-wrong': { exchange: { client_secret: `"${secret}"` } },
  'token-altered': { bearer: (token) => `('${token}',)` },
  'base-url-doubled': { path: '/v2/v2/users/me' },
}

/** An app as short as can be, that connects one person and calls Zoom; `bug` can be changed while it runs. */
async function startApp(zoom: LocalMockZoom) {
  const state: { bug: Bug; token: string } = { bug: {}, token: '' }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const redirectUri = `http://${request.headers.host}/callback`
    if (url.pathname === '/connect') {
      state.token = ''
      const asked = {
        ...{ response_type: 'code', client_id: id, redirect_uri: redirectUri },
        ...{ state: `${Math.random()}${Math.random()}`, ...state.bug.authorize },
      }
      response.writeHead(302, { location: `${zoom.url}/oauth/authorize?${new URLSearchParams(asked)}` })
    } else if (url.pathname === '/callback') {
      const form = {
        ...{ grant_type: 'authorization_code', code: url.searchParams.get('code') ?? '' },
        ...{ redirect_uri: redirectUri, client_id: id, client_secret: secret, ...state.bug.exchange },
      }
      const tokens = await fetch(`${zoom.url}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams(form),
      })
      state.token = Object(await tokens.json()).access_token ?? ''
    } else if (url.pathname === '/use' && state.token !== '') {
      const authorization = `Bearer ${state.bug.bearer?.(state.token) ?? state.token}`
      await fetch(`${zoom.url}${state.bug.path ?? '/v2/users/me'}`, { headers: { authorization } })
    }
    response.end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  await zoom.apps.change(id, { redirectUris: [`${url}/callback`] })
  return {
    environment: { APP_CONNECT: `${url}/connect`, APP_USE: `GET ${url}/use`, MOCK_ZOOM_URL: zoom.url },
    behave(bug: Bug) {
      state.bug = bug
    },
    async [Symbol.asyncDispose]() {
      await new Promise((done) => server.close(done))
    },
  }
}

function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  return new Promise<{ readonly code: unknown; readonly out: string }>((done) =>
    execFile(command, [...args], { env: { ...process.env, ...environment } }, (error, out, err) =>
      done({ code: error === null ? 0 : error.code, out: out + err }),
    ),
  )
}

/** The findings of an app that has made a mistake. */
async function findingsWith(
  zoom: LocalMockZoom,
  app: Awaited<ReturnType<typeof startApp>>,
  bug: Bug,
): Promise<Finding[]> {
  await zoom.reset()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  app.behave(bug)
  await fetch(app.environment.APP_CONNECT)
  await fetch(app.environment.APP_USE.slice('GET '.length))
  return zoom.findings.list()
}

test('with curl: each test is red while the app makes the mistake, and green once it doesn’t', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom()
  await using app = await startApp(zoom)
  const results: unknown[] = []
  for (const [rule, bug] of Object.entries(bugs)) {
    const script = folder.file(`${rule}.sh`)
    const [told] = writeTests(script, await findingsWith(zoom, app, bug))
    const red = await run('sh', [script], app.environment)
    app.behave({})
    const green = await run('sh', [script], app.environment)
    results.push([
      ...[rule, told, red.code, red.out.includes(`not ok  ${rule}\n        At `)],
      ...[green.code, green.out],
    ])
  }
  expect(results).toEqual(
    Object.keys(bugs).map((rule) => [
      ...[rule, `Wrote ${folder.file(`${rule}.sh`)}: ${rule}. Its first lines say how to run it.`, 1, true],
      ...[0, `ok      ${rule}\n`],
    ]),
  )
})

test('for vitest: the same, in a project that has mock-zoom as a dependency', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom()
  await using app = await startApp(zoom)
  mkdirSync(folder.file('node_modules'))
  symlinkSync(resolve('.'), folder.file('node_modules/mock-zoom'))
  symlinkSync(resolve('node_modules/vitest'), folder.file('node_modules/vitest'))
  writeTests(folder.file('zoom.test.ts'), await findingsWith(zoom, app, bugs['token-altered'] ?? {}))
  const vitest = [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', folder.path]
  const red = await run(process.execPath, vitest, app.environment)
  expect([red.code, red.out]).toEqual([
    1,
    expect.stringContaining('in brackets, as a list or a Python tuple'),
  ])
  app.behave({})
  expect(await run(process.execPath, vitest, app.environment)).toMatchObject({ code: 0 })
})

test('an app that isn’t there makes no test green', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom()
  await using app = await startApp(zoom)
  const script = folder.file('zoom.sh')
  writeTests(script, await findingsWith(zoom, app, bugs['client-id-unknown'] ?? {}))
  const { code, out } = await run('sh', [script], {
    ...app.environment,
    APP_CONNECT: `${zoom.url}/__mock/health`,
  })
  expect([code, out]).toEqual([1, expect.stringContaining(`the app sent nothing to ${zoom.url}`)])
})

test('a contract is named where there is one, a file is never written over, and the name says for what', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  writeFileSync(folder.file('journal.json'), JSON.stringify(await zoom.journal.list()))
  const explain = (file: string) =>
    runCommand(['explain', 'journal.json', '--to-test', file], { cwd: folder.path })
  const { stdout } = await explain('zoom.test.ts')
  expect(stdout).toContain(
    'Nothing was written to zoom.test.ts.\ncode-replayed is tested by a contract: mock-zoom contracts SUBJECT_FILE --only code-is-exchanged-once\n',
  )
  const [finding] = await zoom.findings.list()
  const findings = finding ? [{ ...finding, rule: 'token-altered' }] : []
  writeTests(folder.file('zoom.sh'), findings)
  expect(() => writeTests(folder.file('zoom.sh'), findings)).toThrow(/There is a file .* already/)
  expect(() => writeTests(folder.file('zoom.py'), findings)).toThrow(
    /ends in \.test\.ts \(for vitest\) or \.sh/,
  )
})

test('every rule has a plan, and every contract that is named exists', () => {
  expect(Object.keys(plans).toSorted()).toEqual(findingRules.map((rule) => rule.id).toSorted())
  const named = Object.values(plans).flatMap((plan) => ('contract' in plan ? [plan.contract] : []))
  expect(named.filter((contract) => !contracts.some((each) => each.id === contract))).toEqual([])
})
