import type { Contract } from '../src/contract-runner/index.ts'
import { leftOver } from './left-over.ts'
import { codeExchanged, codeRefused } from './situations.ts'

export const contract: Contract = {
  id: 'expired-code-is-not-the-end',
  group: 'connect',
  title: 'A callback that comes too late gets a page, and connecting again works.',
  why:
    'A code lives for five minutes. A closed laptop, a restored tab or an app that was down delivers it later. No ' +
    'second try with the same code can work; starting again at Zoom always does, and asks the person nothing.',
  goesWrong:
    'The person sees a server error, or can’t connect any more because the app believes that an attempt is still ' +
    'in progress.',
  zoomSays:
    '400 {"reason":"Invalid authorization code","error":"invalid_grant"}; its own number (4733) is only internal',
  remedy: `Handle the refused code, and offer to start again:
    try { await connect(callback) }
    catch (error) {
      if (error instanceof ZoomRefusal) return page(400, 'That did not work.', { again: '/connect' })
      throw error
    }`,
  evidence: [
    'https://developers.zoom.us/docs/integrations/oauth-error-messages/',
    'https://developers.zoom.us/docs/rooms/za/za-digi-sign-oauth/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['crashes-on-refused-code', 'never-releases-its-lock'],
  provokes: ['code-expired'],
  buildsOn: ['reconnect-uses-the-new-code'],
  situation: [codeRefused(), codeExchanged(2)],

  async run({ advanceClocks, newPerson, newConnectedPerson, seen, given, expect }) {
    await newConnectedPerson()
    const person = await newPerson()
    const late = await person.connectUntilCallback()
    await advanceClocks({ minutes: 6 })
    given
      .by('callback-is-answered')
      .answered(await late.deliver(), 'came back from Zoom six minutes after Zoom had sent them')

    const before = await seen.mark()
    const again = await person.connect()
    const code = await expect.oneCode('connected again', before, again)
    await expect.exchanged(code, again, leftOver)
    expect.works(again, 'connected again after a code that was too old')
    expect.works(await person.use(), 'used the app after connecting again')
  },
}
