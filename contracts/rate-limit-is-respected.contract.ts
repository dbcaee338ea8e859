import type { Contract, ContractRun, Person } from '../src/contract-runner/index.ts'
import { toIsoTime } from '../src/mock-zoom/index.ts'
import { connectedPerson, personWithExpiredToken } from './expired-token.ts'
import { faultMet } from './situations.ts'

/** How long Zoom asks the app to wait, in milliseconds. Short, because an app may hold back everyone for this long. */
const wait = 2000

export const contract: Contract = {
  id: 'rate-limit-is-respected',
  group: 'refresh',
  title: 'On 429 the app stops instead of retrying at once, and stays connected.',
  why:
    'Zoom counts an account’s calls across all its apps, and says when to come back: for the daily limit as a ' +
    'date, not as a number of seconds. Calls made before that count too.',
  goesWrong:
    'The app keeps the account above its limit, and the customer’s other apps fail too. If the app treats a 429 ' +
    'from the token endpoint as a refusal, people also get disconnected.',
  zoomSays:
    '429 {"code":429,"message":"You have reached the maximum daily rate limit for this API. …"}, Retry-After: ' +
    '2026-11-26T00:00:00Z',
  remedy: `Read both forms, and make the call later:
    const after = response.headers.get('retry-after') ?? '1'
    const at = /^\\d+$/.test(after) ? Date.now() + Number(after) * 1000 : Date.parse(after)
    throw new TryAgainLater(at)`,
  evidence: [
    'https://github.com/zoom/skills/blob/main/skills/rest-api/references/rate-limits.md',
    'https://github.com/keybase/managed-bots/pull/202',
    'https://github.com/kyleboe/zoom_rb',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['retries-at-once-on-429', 'drops-tokens-on-429'],
  about: ['rate-limit-ignored'],
  situation: [faultMet('token'), faultMet('api')],

  async run(test) {
    const { person: first } = await personWithExpiredToken(test)
    const { person: second } = await personWithExpiredToken(test)
    const { person: other } = await connectedPerson(test)
    await expectPatience(test, first, 'date', { route: 'token', what: 'refresh' })
    await expectPatience(test, second, 'seconds', { route: 'token', what: 'refresh' })
    await expectPatience(test, other, 'date', { route: 'api', what: 'call' })
    await expectPatience(test, other, 'seconds', { route: 'api', what: 'call' })
  },
}

interface Limited {
  readonly route: 'api' | 'token'
  /** What Zoom has received too many of. */
  readonly what: string
}

/** Zoom documents a date for Retry-After; HTTP also allows seconds, and gateways send those. */
async function expectPatience(
  { zoom, seen, expect }: ContractRun,
  person: Person,
  form: 'date' | 'seconds',
  { route, what }: Limited,
): Promise<void> {
  // The app has its own clock, and the mock’s may be ahead of it.
  const ahead = (await zoom.clock.now()) - Date.now()
  const until = Math.ceil((Date.now() + wait) / 1000) * 1000
  const retryAfter = form === 'date' ? toIsoTime(until) : wait / 1000
  const body = '{"code":429,"message":"You have reached the maximum daily rate limit for this API."}'
  const refreshes = route === 'token' ? { grantType: 'refresh_token' } : {}
  const { id } = await zoom.faults.add({ route, ...refreshes, share: 1, status: 429, retryAfter, body })
  const before = await seen.mark()
  await person.use()
  const requests = route === 'token' ? await seen.tokenRequests(before) : await seen.apiRequests(before)
  const calls = requests
    .filter(({ fault }) => fault === id)
    .map(({ method, path, at, seq }) => ({ call: `${method} ${path}`, at, seq }))
  await zoom.faults.clear()
  // An app that is still holding back from the last time has nothing to prove.
  if (calls.length === 0) return
  const tooEarly = calls.filter(
    ({ call, at }, index) =>
      at - ahead < until - 1000 && calls.slice(0, index).some((earlier) => earlier.call === call),
  )
  expect.that(tooEarly.length === 0, {
    appDid:
      `Zoom answered a ${what} with 429 and said in Retry-After (${form}) when to come back; the app sent it again ` +
      `${tooEarly.length} times at once.`,
    expected: `each ${what} once, until then`,
    found: calls.map(({ call }) => call).join(', '),
    entries: calls.map(({ seq }) => seq),
  })

  const later = await person.use()
  // It may still hold back, but it must not have given up the connection.
  expect.that(later.kind !== 'asks-to-reconnect', {
    appDid: `A ${what} had hit a rate limit, and at the next use ${later.answered}`,
    expected: 'the app stays connected: a rate limit says nothing about the connection',
    found: 'the app asks to connect again',
    entries: [...calls.map(({ seq }) => seq), ...later.entries],
  })
}
