import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'disconnecting-twice-is-harmless',
  group: 'disconnect',
  title: 'Disconnecting again does nothing, and is no error of the app’s.',
  why:
    'A second click, a second tab, a request that was sent again because the answer got lost: who is not connected and ' +
    'disconnects, is not connected.',
  goesWrong:
    'A double click shows a server error, so that the person believes that they are still connected.',
  zoomSays: 'Nothing: there is nothing to revoke any more.',
  remedy: `Begin with the question whether there is anything to end:
    const row = await store.live(person)
    if (row === undefined) return redirect('/')`,
  evidence: ['https://www.rfc-editor.org/rfc/rfc7009#section-2.2', 'https://devforum.zoom.us/t/12302'],
  profiles: ['2026'],
  severity: 'must',
  needs: ['disconnect'],
  twins: ['second-disconnect-crashes'],

  async run({ subject, newConnectedPerson, given, expect }) {
    const { person } = await newConnectedPerson()
    given.works(await person.disconnect(), 'disconnected')
    expect.answered(await person.disconnect(), 'disconnected a second time')
    if (subject.missing(['status']).length > 0) return
    expect.that(!(await person.isConnected()), {
      appDid: 'The person disconnected twice, and the app shows them as connected.',
      expected: 'not connected',
      found: 'connected',
    })
  },
}
