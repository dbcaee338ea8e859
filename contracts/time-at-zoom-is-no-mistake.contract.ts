import type { Contract } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

/** In milliseconds: longer than any machine takes, and shorter than any person. */
const aLook = 2000

export const contract: Contract = {
  id: 'time-at-zoom-is-no-mistake',
  group: 'connect',
  title: 'Somebody who takes their time on Zoom’s page is connected.',
  why:
    'Between the start and the callback people sign in at Zoom, look for a second factor, and read what the app asks for. ' +
    'That takes seconds, and often minutes. Nothing in RFC 6749 limits it.',
  goesWrong:
    'It works for developers, who are signed in at Zoom and have allowed the app before, so that the browser comes back at once. ' +
    'Everybody else is told that the session has expired, each time.',
  zoomSays: '302 to the callback with a code that is good; it never learns that the app refused it.',
  remedy: `Keep the state for ten minutes, and compare in one unit:
    const tenMinutes = 10 * 60 * 1000 // Date.now() counts milliseconds
    if (Date.now() - pending.startedAt > tenMinutes) return page(400, 'That took too long. Start again.')`,
  evidence: ['https://www.rfc-editor.org/rfc/rfc6749#section-10.12'],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['forgets-the-state-too-soon'],
  buildsOn: ['connect-works'],
  situation: [codeExchanged(2)],
  waits: true,

  async run(test) {
    const { seen, newPerson, newConnectedPerson, expect } = test
    await newConnectedPerson()
    const person = await newPerson()
    const before = await seen.mark()
    const callback = await person.connectUntilCallback()
    const took = test.movesAppClock ? '3 minutes' : `${aLook / 1000} seconds`
    if (test.movesAppClock) await test.advanceClocks({ minutes: 3 })
    else await test.pause(aLook)
    const connected = await callback.deliver()
    const code = await expect.oneCode('connected', before, connected)
    const redeemed = (await seen.exchanges(code.seq)).find(({ type }) => type === 'code.redeemed')
    expect.that(redeemed !== undefined && connected.kind === 'works', {
      appDid: `The person took ${took} on Zoom’s page, and the app did not connect them: ${connected.answered}`,
      expected: 'a connection, as for somebody who comes back at once',
      found: connected.answered,
      causes: [
        'The lifetime of a state is given in seconds, and compared with milliseconds.',
        'The state is in a cache or a cookie that keeps it for a moment only.',
      ],
      during: connected.entries,
    })
  },
}
