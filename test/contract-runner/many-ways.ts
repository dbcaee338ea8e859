import {
  type BrowserSource,
  type Contract,
  parseSubject,
  runContracts,
  type SubjectFile,
} from '../../src/contract-runner/index.ts'
import { startManyWaysApp } from './many-ways-app.ts'

type Requests = NonNullable<SubjectFile['requests']>

const logIn: Requests['signIn'] = [
  { method: 'GET', path: '/login' },
  { submit: 'Log in', fields: { email: '{person}@example.com' } },
]
const usual = {
  signIn: logIn,
  use: [{ method: 'GET', path: '/settings' }, { submit: 'Show my profile' }],
  disconnect: [{ method: 'GET', path: '/settings' }, { submit: '/disconnect' }],
  status: { method: 'GET', path: '/settings' },
} satisfies Partial<Requests>

const answers: SubjectFile['answers'] = {
  works: [{ status: '2xx', query: { error: false } }],
  asksToReconnect: [409, { path: '/settings', text: 'Connect Zoom' }],
  connected: { text: 'Connected as {zoomUserId}' },
}

/** The ways, by what is special about them. */
export const manyWays: Readonly<Record<string, Pick<SubjectFile, 'requests' | 'answers'>>> = {
  'a login form with a CSRF token, and a connect by POST from a page': {
    requests: { ...usual, connect: [{ method: 'GET', path: '/settings' }, { submit: '/auth/zoom' }] },
    answers,
  },
  'an install page with a button': {
    requests: { ...usual, connect: [{ method: 'GET', path: '/install' }, { follow: 'Add to Zoom' }] },
    answers,
  },
  'the Zoom user’s id in its paths': {
    requests: {
      ...usual,
      connect: { method: 'GET', path: '/install/start' },
      use: { method: 'POST', path: '/users/{zoomUserId}/use' },
    },
    answers: {
      ...answers,
      works: [
        { path: '/settings', query: { error: false } },
        { path: '/users/{zoomUserId}/profile', query: { from: 'zoom' } },
      ],
    },
  },
  'a connect that answers JSON, and a sign-in that gives a token': {
    requests: {
      signIn: {
        method: 'POST',
        path: '/api/login',
        json: { email: '{person}@example.com' },
        take: { bearer: { json: 'data.token' }, csrf: { cookie: 'xsrf' } },
      },
      connect: [
        {
          method: 'POST',
          path: '/api/zoom/connect',
          headers: { authorization: 'Bearer {bearer}', 'x-xsrf-token': '{csrf}' },
          take: { url: { json: 'data.url' } },
        },
        { open: '{url}' },
      ],
      use: { method: 'POST', path: '/use', headers: { authorization: 'Bearer {bearer}' } },
      status: { method: 'GET', path: '/me', headers: { authorization: 'Bearer {bearer}' } },
    },
    answers: { ...answers, connected: { json: { signedIn: true } } },
  },
  'nothing but signing in with Zoom': {
    requests: { connect: { method: 'GET', path: '/install/start' }, status: { method: 'GET', path: '/me' } },
    answers: {
      works: [{ status: '2xx', query: { error: false } }],
      asksToReconnect: [401],
      connected: { json: { signedIn: true } },
    },
  },
}

/** What becomes of these contracts, as `[id, verdict, reason]`. The app is new for each. */
export async function judgeManyWays(
  file: Pick<SubjectFile, 'requests' | 'answers'>,
  contracts: readonly Contract[],
  browsers?: BrowserSource,
): Promise<[string, string, string][]> {
  const { results } = await runContracts({
    contracts,
    profile: '2026',
    subjectName: 'many ways',
    ...(browsers && { browsers }),
    async subject(zoom) {
      const app = await startManyWaysApp(zoom)
      const description = parseSubject({ name: 'Many ways', baseUrl: app.url, ...file }, 'the test')
      return { description, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
    },
  })
  return results.map((result) => [result.contract.id, result.verdict, whyOf(result)])
}

function whyOf(result: Awaited<ReturnType<typeof runContracts>>['results'][number]): string {
  if ('failure' in result) return result.failure.appDid
  if ('problem' in result) return result.problem
  return 'reason' in result ? result.reason : ''
}
