import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { describeByDefault, runContracts, runningSubject } from '../../src/contract-runner/index.ts'
import { type SeenRequest, serve } from './small-server.ts'

type Page = readonly [status: number, body: string, headers?: Readonly<Record<string, string>>]

/** An app with one page for each of these requests, and 204 for all others. */
function pages(given: Readonly<Record<string, Page>>) {
  return serve(({ method, url }: SeenRequest, response: ServerResponse) => {
    const [status, body, headers] = given[`${method} ${url.split('?')[0]}`] ?? [204, '']
    const type = body.startsWith('{') ? 'application/json' : 'text/html'
    response.writeHead(status, { 'content-type': type, ...headers }).end(body)
  })
}

/** What becomes of the first contract on such an app. */
async function judged(given: Readonly<Record<string, Page>>) {
  await using app = await pages(given)
  const { results, exitCode } = await runContracts({
    contracts: contracts.filter(({ id }) => id === 'connect-works'),
    profile: '2026',
    subjectName: 'a small app',
    subject: runningSubject(describeByDefault(app.url)),
  })
  const [result] = results
  return {
    exitCode,
    verdict: result?.verdict,
    problem: result !== undefined && 'problem' in result ? result.problem : '',
  }
}

const connect = 'requests.connect in the subject file (GET /connect):'
const signIn = 'requests.signIn in the subject file (POST /sign-in):'

test.each<[string, Readonly<Record<string, Page>>, string]>([
  [
    'a 404',
    { 'GET /connect': [404, 'Not Found'] },
    `Look at ${connect} the app has nothing at /connect (404). Is that the path, with everything before it, such as /api?`,
  ],
  [
    'another method',
    { 'GET /connect': [405, ''] },
    `Look at ${connect} the app does not take GET there (405). Try POST.`,
  ],
  [
    'a page with a form',
    {
      'GET /connect': [200, '<form method="post" action="/zoom/start"><button>Connect Zoom</button></form>'],
    },
    'Add that step: [{"method":"GET","path":"/connect"}, {"submit":"Connect Zoom"}].',
  ],
  [
    'a page with a link',
    { 'GET /connect': [200, '<a href="/help">Help</a> <a href="/oauth/zoom">Connect</a>'] },
    'Add that step: [{"method":"GET","path":"/connect"}, {"follow":"Connect"}].',
  ],
  [
    'a page with a button for a script',
    { 'GET /connect': [200, '<button type="button" onclick="go()">Connect</button>'] },
    `Look at ${connect} the app answered with a page whose button needs a script. Add a "click" on it, and --browser.`,
  ],
  [
    'a page that a script fills',
    { 'GET /connect': [200, '<div id="root"></div><script type="module" src="/app.js"></script>'] },
    `Look at ${connect} the app answered with a page that a script fills.`,
  ],
  [
    'a CSRF refusal (403)',
    { 'GET /connect': [403, '<h1>Forbidden</h1><p>CSRF verification failed.</p>'] },
    `Look at ${connect} the app refused it with 403 (“Forbidden CSRF verification failed.”), as a request without a CSRF token.`,
  ],
  [
    'a CSRF refusal (419)',
    { 'GET /connect': [419, ''] },
    'refused it with 419, as a request without a CSRF token',
  ],
  [
    'a CSRF refusal (422)',
    { 'GET /connect': [422, 'ActionController::InvalidAuthenticityToken: Invalid authenticity token'] },
    'refused it with 422 (“ActionController',
  ],
  [
    'a redirect to a login page',
    {
      'GET /connect': [302, '', { location: '/users/login' }],
      'GET /users/login': [200, '<form method="post"><input type="password" name="p"></form>'],
    },
    'Look at requests.signIn in the subject file: the browser asked for requests.connect and was sent to /users/login',
  ],
  [
    'a 401',
    { 'GET /connect': [401, 'Sign in first.'] },
    'Look at requests.signIn in the subject file: the browser asked for requests.connect and got 401',
  ],
  [
    'JSON with a URL',
    { 'GET /connect': [200, '{"data":{"url":"https://zoom.us/oauth/authorize?client_id=x"}}'] },
    'Take it and open it: [{"method":"GET","path":"/connect","take":{"url":{"json":"data.url"}}}, { "open": "{url}" }].',
  ],
  ['a server error', { 'GET /connect': [500, 'oops'] }, `Look at ${connect} the app answered 500.`],
  [
    'anything else',
    { 'GET /connect': [200, 'Hello'] },
    `Look at ${connect} it should redirect to Zoom’s authorize page.`,
  ],
  [
    'a sign-in that is not there',
    { 'POST /sign-in': [404, ''] },
    `Look at ${signIn} the app has nothing at /sign-in (404).`,
  ],
  [
    'a sign-in that wants a CSRF token',
    { 'POST /sign-in': [403, 'CSRF token missing'] },
    `Look at ${signIn} the app refused it with 403 (“CSRF token missing”), as a request without a CSRF token.`,
  ],
])('%s on the way to Zoom could not be run, and names the line to look at', async (_, given, problem) => {
  const { verdict, exitCode, problem: said } = await judged(given)
  expect(said).toContain(problem)
  expect([verdict, exitCode]).toEqual(['could-not-run', 2])
})

const authorizeUrl = (clientId: string) =>
  `https://zoom.us/oauth/authorize?${new URLSearchParams({ response_type: 'code', client_id: clientId })}`

/** What becomes of connecting where the page at the callback is this. */
async function judgedAtCallback(page: string) {
  let toZoom = ''
  await using server = await serve(({ url }, response) => {
    const isConnect = url === '/connect'
    response.writeHead(isConnect ? 302 : 200, { 'content-type': 'text/html', location: toZoom })
    response.end(isConnect ? '' : page)
  })
  const { results } = await runContracts({
    contracts: contracts.filter(({ id }) => id === 'connect-works'),
    profile: '2026',
    subjectName: 'a small app',
    async subject(zoom) {
      const { clientId } = await zoom.apps.first()
      toZoom = `${authorizeUrl(clientId)}&redirect_uri=${encodeURIComponent(`${server.url}/callback`)}`
      return runningSubject(describeByDefault(server.url))(zoom)
    },
  })
  return results[0]
}

test('a page at the callback that leaves the code to a script could not be run, and asks for --browser', async () => {
  expect(
    await judgedAtCallback(
      '<title>App</title><div id="root"></div><script type="module" src="/app.js"></script>',
    ),
  ).toMatchObject({
    verdict: 'could-not-run',
    problem: expect.stringContaining(
      'The page at /callback has a script, and the app sent Zoom no token request before it came. If the script takes the code to the ' +
        'app, add --browser',
    ),
  })
})

test('a page at the callback without a script is a broken promise', async () => {
  const data = '<script type="application/json">{}</script>'
  expect(await judgedAtCallback(`<title>App</title><p>Connected.</p>${data}`)).toMatchObject({
    verdict: 'broken',
  })
})
