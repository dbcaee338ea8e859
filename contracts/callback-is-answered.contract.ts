import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'callback-is-answered',
  group: 'connect',
  title: 'Whatever arrives at the callback gets a page below 500.',
  why:
    'The callback is public. A code that Zoom refuses, an error, an address without anything: all of it arrives sooner or ' +
    'later, and none of it is a failure of the app.',
  goesWrong:
    'The person looks at a server error, or at a page that never loads, with no way on; the people on call are woken up by a ' +
    'wrong address.',
  zoomSays: '400 {"reason":"Invalid authorization code","error":"invalid_grant"}',
  remedy: `Give the refusal a page of its own:
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

  async run({ newPerson, seen, expect }) {
    const person = newPerson()
    const callback = await person.connectUntilCallback()
    const unknown = new URL(callback.url)
    unknown.searchParams.set('code', 'q2Xw9Zt4LmA0YKDVCU6SY-E3rQ2m9T3Rg')
    const before = seen.mark()
    const refused = await person.open(unknown)
    expect.answered(refused, 'came to the callback with a code that Zoom does not know')
    const redeemed = seen.exchanges(before).find(({ type }) => type === 'code.redeemed')
    expect.that(redeemed === undefined || refused.kind !== 'works', {
      appDid: `The app was given a code that Zoom does not know, and exchanged another; ${refused.answered}`,
      expected: 'no connection',
      found: 'a code that was kept',
      entries: redeemed === undefined ? [] : [redeemed.seq],
    })

    const bare = new URL(callback.url)
    bare.search = ''
    expect.answered(await person.open(bare), 'came to the callback without any parameter')
    const failed = new URL(bare)
    failed.search = '?error=server_error&state=not-ours'
    expect.answered(await person.open(failed), 'came to the callback with an error of Zoom’s')
  },
}
