import type { Contract } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'disconnecting-twice-is-harmless',
  group: 'disconnect',
  title: 'Disconnecting twice does nothing the second time, and causes no error in the app.',
  why:
    'A second click, a second tab, a request sent again because the response got lost: a person who is already ' +
    'disconnected simply stays disconnected.',
  goesWrong: 'A double click shows a server error, so the person believes that they are still connected.',
  zoomSays: 'Nothing: there is nothing left to revoke.',
  remedy: `First ask whether there is anything to end:
    const row = await store.live(person)
    if (row === undefined) return redirect('/')`,
  evidence: ['https://www.rfc-editor.org/rfc/rfc7009#section-2.2', 'https://devforum.zoom.us/t/12302'],
  profiles: ['2026'],
  severity: 'must',
  needs: ['disconnect'],
  twins: ['second-disconnect-crashes'],
  situation: [codeExchanged()],

  async run({ subject, newConnectedPerson, expect }) {
    const { person } = await newConnectedPerson()
    expect.works(await person.disconnect(), 'disconnected')
    expect.answered(await person.disconnect(), 'disconnected a second time')
    if (subject.missing(['status']).length > 0) return
    expect.that(!(await person.isConnected()), {
      appDid: 'The person disconnected twice, and the app shows them as connected.',
      expected: 'not connected',
      found: 'connected',
    })
  },
}
