import type { Contract, ContractRun, Outcome, Person } from '../src/contract-runner/index.ts'
import type { FaultInput } from '../src/mock-zoom/index.ts'
import { isGone, uninstall } from './deauthorization.ts'
import { codeExchanged, faultMet } from './situations.ts'

/** What Zoom answers to users/me, in words that complete "users/me with …". */
const troubles: readonly (readonly [string, Omit<FaultInput, 'route' | 'share' | 'next'>])[] = [
  ['a 400', { status: 400, body: '{"code":300,"message":"Validation Failed."}' }],
  ['a 429', { answer: 'rate-limit-per-second' }],
  ['a 500 with an empty body', { answer: 'empty' }],
  ['a gateway’s page of HTML', { answer: 'html' }],
]

export const contract: Contract = {
  id: 'failed-profile-leaves-nothing-half',
  group: 'connect',
  title: 'When Zoom fails at users/me in the callback, the person gets a page, and no half connection.',
  why:
    'The exchange and the question who that was are two requests, and the second can fail alone: a limit, an outage, a ' +
    'gateway. A connection without its Zoom user works, until the event that should end it finds no row.',
  goesWrong:
    'Somebody sees a stack trace and tries again until Zoom’s limit is reached; or is connected for good, and removing the app at ' +
    'Zoom changes nothing, because nobody knows whose tokens these are.',
  zoomSays: '200 for the code; then 400, 429, 5xx or a page of HTML for GET /v2/users/me',
  remedy: `Ask first, store once, and give the failure a page:
    const tokens = await exchange(code)
    const user = await zoomUserOf(tokens) // throws: then nothing has been stored
    await saveConnection(person, user.id, tokens)`,
  evidence: [
    'https://github.com/giorgosavgeris/passport-zoom-oauth2',
    'https://developers.zoom.us/docs/api/rate-limits/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['crashes-without-a-profile', 'connects-without-zoom-user'],
  presupposes: ['callback-is-answered', 'expired-code-is-not-the-end', 'failed-exchange-can-be-retried'],
  situation: [codeExchanged(), faultMet('api')],

  async run(test) {
    const { zoom, seen, newPerson, newConnectedPerson, notApplicable } = test
    await newConnectedPerson()
    for (const [what, fault] of troubles) {
      const person = await newPerson()
      const callback = await person.connectUntilCallback()
      const before = await seen.mark()
      await zoom.faults.add({ ...fault, route: 'api', share: 1 })
      const outcome = await callback.deliver()
      await zoom.faults.clear()
      if ((await seen.apiRequests(before)).length === 0)
        return notApplicable('the callback makes no call to Zoom’s API')
      expectPage(test, person, outcome, what)
      await expectNothingHalf(test, person, outcome, what)
    }
  },
}

/** A status of 502 or 503 is a page that somebody has thought of; 500 is an error that nobody caught. */
function expectPage({ expect }: ContractRun, person: Person, outcome: Outcome, what: string): void {
  const { status, answered, entries } = outcome
  const page = person.trail.at(-1)?.text ?? ''
  const isRaw = /Traceback \(most recent call last\)|^\s+at .+:\d+:\d+/m.test(page)
  expect.that(status > 0 && status !== 500 && !isRaw, {
    appDid: `Zoom gave the app its tokens, and answered users/me with ${what}; ${answered}`,
    expected: 'a page that says what to do',
    found: isRaw ? 'a stack trace' : status === 0 ? 'no page' : `status ${status}`,
    causes: ['The callback reads the response of users/me without looking at its status.'],
    during: entries,
  })
}

/** Connected with everything that belongs to it, or not at all. */
async function expectNothingHalf(
  test: ContractRun,
  person: Person,
  { answered, entries }: Outcome,
  what: string,
): Promise<void> {
  const { subject, expect } = test
  const used = await person.use()
  const works = used.kind === 'works'
  const isShown = subject.missing(['status']).length > 0 ? works : await person.isConnected()
  expect.that(works === isShown, {
    appDid:
      `Zoom answered users/me in the callback with ${what} (${answered}); after that the app shows the person as ` +
      `${isShown ? 'connected' : 'not connected'}, and when they used it, ${used.answered}`,
    expected: 'a person who is connected, or one who is not',
    found: 'half a connection',
    during: [...entries, ...used.entries],
  })
  if (!works) {
    const again = await person.connect()
    expect.works(again, `connected again after users/me had failed with ${what}`)
    expect.works(await person.use(), 'used the app after connecting again')
  }
  if (!works || subject.missing(['webhooks']).length > 0) return
  const { delivery, during } = await uninstall(test, person)
  expect.that(await isGone(test, person), {
    appDid:
      `Zoom had answered users/me in the callback with ${what}, and the app connected the person all the same. Then they ` +
      `removed the app at Zoom, Zoom told the app (response: ${delivery?.attempts.at(-1)?.status ?? 'none'}), and the app shows ` +
      'them as connected.',
    expected: 'a connection that knows its Zoom user, so that the event finds it',
    found: 'connected',
    causes: ['The connection was stored without the Zoom user’s id, for good.'],
    during,
  })
}
