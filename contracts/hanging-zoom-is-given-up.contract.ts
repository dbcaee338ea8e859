import type { Contract, ContractRun, Person } from '../src/contract-runner/index.ts'
import { personWithExpiredToken } from './expired-token.ts'
import { faultMet } from './situations.ts'
import { type DeedDone, expectGivenUp, untilSeen, whileZoomHangs } from './while-zoom-hangs.ts'

export const contract: Contract = {
  id: 'hanging-zoom-is-given-up',
  group: 'refresh',
  title: 'When Zoom never answers, the app gives up in time, and nobody loses their connection.',
  why:
    'A request without a time limit waits for as long as the other side likes: neither fetch nor requests, Go’s http.Client or ' +
    'axios has a limit of its own. And a request that was given up says nothing about the tokens.',
  goesWrong:
    'Zoom hangs for some minutes, and the whole app hangs with it, because all its workers wait. Or it gives up, takes that ' +
    'for a refusal, and everybody who was working has to connect again.',
  zoomSays: 'Nothing: it takes the request, and does not respond.',
  remedy: `Give each request to Zoom a limit, and keep everything as it was:
    await fetch(url, { signal: AbortSignal.timeout(10_000) }) // Python: requests.get(url, timeout=10)`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://requests.readthedocs.io/en/latest/user/quickstart/#timeouts',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['use'],
  twins: ['waits-for-zoom-forever', 'drops-tokens-on-a-timeout'],
  presupposes: [
    'unfinished-connect-costs-nothing',
    'failed-exchange-can-be-retried',
    'failed-profile-leaves-nothing-half',
    'dropped-connection-keeps-the-tokens',
  ],
  situation: [faultMet('token', 2), faultMet('api')],
  waits: true,

  async run(test) {
    const { zoom, seen, newPerson, newConnectedPerson } = test
    const { person: late } = await personWithExpiredToken(test)
    const { person: busy } = await newConnectedPerson()
    const { person: again } = await newConnectedPerson()
    const atCallback = await again.connectUntilCallback()
    const fresh = await newPerson()
    const first = await fresh.connectUntilCallback()

    // All at once, because each of them takes as long as the app’s limit. An app may learn from Zoom’s API that its token has
    // expired, and a new one has to be exchanged first: so the API hangs after the one, and the exchange after the other.
    const before = await seen.mark()
    await zoom.faults.add({ route: 'token', grantType: 'refresh_token', share: 1, hang: true })
    const refreshing = late.use()
    await untilSeen(test, 'fault.injected', before, refreshing)
    await zoom.faults.add({ route: 'api', share: 1, hang: true })
    const connecting = first.deliver()
    await untilSeen(test, 'code.redeemed', before, connecting)
    await zoom.faults.add({ route: 'token', share: 1, hang: true })
    const done = await whileZoomHangs(test, [
      { asked: 'users/me in the callback', outcome: connecting },
      { asked: 'the exchange of a code', outcome: atCallback.deliver() },
      { asked: 'a call of its API', outcome: busy.use() },
      { asked: 'a refresh', outcome: refreshing },
    ])

    const [atProfile, atExchange, atUse, atRefresh] = done
    await expectConnected(test, busy, atUse)
    await expectConnected(test, late, atRefresh)
    await expectConnected(test, again, atExchange)
    if (atProfile?.outcome !== undefined && atProfile.outcome.kind !== 'works') {
      const deed = 'connected again after users/me had got no response in the callback'
      test.expect.works(await fresh.connect(), deed)
    }
    expectGivenUp(test, done, [
      'The HTTP client has no time limit: its default is to wait forever, or for minutes.',
      'There is a limit for connecting only, and none for the response.',
      'It repeats the request again and again, each time with a new limit.',
    ])
  },
}

/** What the app did not give up says nothing here. */
async function expectConnected(
  { expect }: ContractRun,
  person: Person,
  done: DeedDone | undefined,
): Promise<void> {
  if (done?.outcome === undefined) return
  const { asked, outcome } = done
  expect.that(outcome.kind !== 'asks-to-reconnect', {
    appDid: `Zoom never answered ${asked}; the app gave up, and ${outcome.answered}`,
    expected: 'the app says that Zoom does not respond, and keeps the tokens: nothing was said about them',
    found: 'the app asks to connect again',
    causes: [whyLost],
    during: outcome.entries,
  })
  const used = await person.use()
  expect.that(used.kind === 'works', {
    appDid: `Zoom had never answered ${asked}, and works again now. The person used the app, and ${used.answered}`,
    expected: 'the connection works as before',
    found:
      used.kind === 'asks-to-reconnect' ? 'the app asks to connect again' : 'the app says that it failed',
    causes: [whyLost, 'A lock or a claim that was not released when the request was given up.'],
    during: used.entries,
  })
}

const whyLost = 'It takes the error of its own time limit for Zoom’s refusal, and gives up the tokens.'
