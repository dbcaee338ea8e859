import type { Contract } from '../src/contract-runner/index.ts'
import { codeRefused } from './situations.ts'

export const contract: Contract = {
  id: 'callback-is-answered',
  group: 'connect',
  title: 'The callback never answers with a 5xx.',
  why:
    'The callback is public. A code that Zoom refuses, an error, a URL without any parameters: all of these arrive ' +
    'sooner or later, and none of them is a failure of the app.',
  goesWrong:
    'The person sees a server error, or a page that never loads, and can’t go on. A mistyped URL pages whoever is ' +
    'on call.',
  zoomSays: '400 {"reason":"Invalid authorization code","error":"invalid_grant"}',
  remedy: `Give the refusal its own page:
    catch (error) {
      if (!(error instanceof ZoomRefusal)) throw error
      return page(400, 'Zoom did not accept this.', { again: '/connect' })
    }`,
  evidence: [
    'https://github.com/thunderbird/appointment/issues/996',
    'https://github.com/thunderbird/appointment/issues/1662',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['crashes-on-refused-code'],
  provokes: ['not-from-this-mock'],
  situation: [codeRefused()],

  async run({ newPerson, seen, expect }) {
    const person = await newPerson()
    const callback = await person.connectUntilCallback()
    const unknown = new URL(callback.url)
    unknown.searchParams.set('code', 'q2Xw9Zt4LmA0YKDVCU6SY-E3rQ2m9T3Rg')
    const before = await seen.mark()
    const refused = await person.open(unknown)
    expect.answered(refused, 'came to the callback with a code that Zoom does not know')
    const redeemed = (await seen.exchanges(before)).find(({ type }) => type === 'code.redeemed')
    expect.that(redeemed === undefined || refused.kind !== 'works', {
      appDid: `The app received a code that Zoom does not know, and exchanged a different one; ${refused.answered}`,
      expected: 'no connection',
      found: 'a stored code',
      entries: redeemed === undefined ? [] : [redeemed.seq],
    })

    const bare = new URL(callback.url)
    bare.search = ''
    expect.answered(await person.open(bare), 'came to the callback without any parameters')
    const failed = new URL(bare)
    failed.search = '?error=server_error&state=not-ours'
    expect.answered(await person.open(failed), 'came to the callback with an error from Zoom')
  },
}
