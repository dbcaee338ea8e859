import type { Contract } from '../src/contract-runner/index.ts'
import { codeRefused } from './situations.ts'

export const contract: Contract = {
  id: 'refused-code-is-not-sent-again',
  group: 'hygiene',
  title: 'The app does not send a code again after Zoom has refused it.',
  why:
    'A refusal is final: the same code gets the same response, however often the app sends it. Only a request that ' +
    'got no response may be repeated. Zoom counts all requests of an account together.',
  goesWrong:
    'Each person who comes with an old link costs a burst of requests. In a loop, one of them uses up the rate ' +
    'limit of a whole company, and everyone’s calls fail with 429.',
  zoomSays: '400 {"reason":"Invalid authorization code","error":"invalid_grant"}, each time; in the end 429',
  remedy: `Repeat what got no response, never what was refused:
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
  provokes: ['not-from-this-mock'],
  situation: [codeRefused()],

  async run({ newPerson, seen, expect }) {
    const person = await newPerson()
    const callback = await person.connectUntilCallback()
    const unknown = new URL(callback.url)
    unknown.searchParams.set('code', 'q2Xw9Zt4LmA0YKDVCU6SY-E3rQ2m9T3Rg')
    const before = await seen.mark()
    await person.open(unknown)
    const sent = await seen.exchanges(before)
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
