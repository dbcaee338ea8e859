import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'refused-code-is-not-sent-again',
  group: 'hygiene',
  title: 'A code that Zoom has refused is not sent again.',
  why:
    'A refusal is an answer: the same code gets the same one, however often it is asked. What may be repeated is a request ' +
    'that got no answer. Zoom counts the requests of all of the account together.',
  goesWrong:
    'Each person who comes with an old link costs a burst of requests. In a loop one of them eats the rate limit of a whole ' +
    'company, and everybody’s calls fail with 429.',
  zoomSays: '400 {"reason":"Invalid authorization code","error":"invalid_grant"}, each time; in the end 429',
  remedy: `Repeat what got no answer, never what was refused:
    if (response.status >= 400 && response.status < 500) throw new ZoomRefusal(response)
    if (attempt < 3) return retryLater(request)`,
  evidence: [
    'https://github.com/raycast/extensions/issues/10896',
    'https://github.com/zoom/skills/blob/main/skills/rest-api/references/rate-limits.md',
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['retries-refused-code'],

  async run({ newPerson, seen, expect }) {
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
  },
}

/** Some libraries send their first request twice, with the credentials in another place (golang.org/x/oauth2). */
const enough = 3
