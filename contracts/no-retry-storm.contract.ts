import type { Contract, ContractRun } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'no-retry-storm',
  group: 'hygiene',
  title: 'What Zoom has refused is not sent again and again.',
  why:
    'A refusal is an answer. The same code, or a fresh token for a call that was refused with a fresh token, gets the same ' +
    'answer however often it is asked. Zoom counts the requests of all of the account together.',
  goesWrong:
    'One dead connection in a loop eats the rate limit of a whole company, and everybody’s calls fail with 429.',
  zoomSays:
    '400 {"reason":"Invalid authorization code","error":"invalid_grant"}, 401 {"code":124,"message":"Invalid access token."}; ' +
    'in the end 429 “You have reached the maximum per-second rate limit for this API.”',
  remedy: `Retry what got no answer, never what was refused; refresh once for each call:
    if (response.status === 401 && !request.refreshed) return send({ ...request, refreshed: true, token: await refresh() })
    if (response.status < 500) throw new ZoomRefusal(response)`,
  evidence: [
    'https://github.com/raycast/extensions/issues/10896',
    'https://github.com/zoom/skills/blob/main/skills/rest-api/references/rate-limits.md',
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['retries-refused-code', 'refreshes-on-every-refusal'],

  async run(test) {
    await deliverAnUnknownCode(test)
    await useWhileTheApiSaysNo(test)
  },
}

/** Some libraries send their first request twice, with the credentials in another place (golang.org/x/oauth2). */
const enough = 3

async function deliverAnUnknownCode({ newPerson, seen, expect }: ContractRun): Promise<void> {
  const person = newPerson()
  const callback = await person.connectUntilCallback()
  const unknown = new URL(callback.url)
  unknown.searchParams.set('code', 'q2Xw9Zt4LmA0YKDVCU6SY-E3rQ2m9T3Rg')
  const before = seen.mark()
  await person.open(unknown)
  const sent = seen.exchanges(before)
  expect.that(sent.length <= enough, {
    appDid: `The app sent a code that Zoom had refused ${sent.length} times.`,
    expected: 'once',
    found: `${sent.length} times`,
    entries: sent.map(({ seq }) => seq),
  })
}

async function useWhileTheApiSaysNo({ zoom, newConnectedPerson, seen, expect }: ContractRun): Promise<void> {
  const { person } = await newConnectedPerson()
  const body = '{"code":124,"message":"Invalid access token."}'
  zoom.faults.add({
    route: 'api',
    share: 1,
    status: 401,
    headers: { 'content-type': 'application/json' },
    body,
  })
  const before = seen.mark()
  await person.use()
  zoom.faults.clear()
  const sent = [...seen.tokenRequests(before), ...seen.apiRequests(before)]
  expect.that(seen.tokenRequests(before).length <= enough, {
    appDid: `The API refused every access token, and the app got itself ${seen.tokenRequests(before).length} new ones, one after the other.`,
    expected: 'one refresh, one more try, and then an answer for the person',
    found: `${sent.length} requests to Zoom for one of the person’s`,
    entries: sent.slice(0, 12).map(({ seq }) => seq),
  })
}
