import type { Contract } from '../src/contract-runner/index.ts'
import { faultMet } from './situations.ts'
import { expectGivenUp, whileZoomHangs } from './while-zoom-hangs.ts'

export const contract: Contract = {
  id: 'disconnecting-does-not-wait-for-zoom',
  group: 'disconnect',
  title: 'When Zoom never answers, disconnecting is done within seconds all the same.',
  why:
    'Revoking at Zoom is a courtesy to the person, and their wish has to hold without it. An app that waits for Zoom’s response ' +
    'before it deletes anything keeps the connection for as long as Zoom hangs.',
  goesWrong:
    'Somebody presses “Disconnect”, the page never loads, they close it, and the app goes on acting for them.',
  zoomSays: 'Nothing: it takes the request to revoke, and does not respond.',
  remedy: `Revoke with a time limit, and delete the connection however that ends:
    try { await fetch(revokeUrl, { ...request, signal: AbortSignal.timeout(5_000) }) }
    catch (error) { log.warn('not revoked', error) }
    finally { await deleteConnection(person) }`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc7009#section-2.2.1',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['disconnect'],
  twins: ['waits-for-zoom-when-disconnecting'],
  presupposes: ['disconnecting-needs-no-zoom'],
  // An app with no limits anywhere has one mistake.
  buildsOn: ['hanging-zoom-is-given-up'],
  situation: [faultMet('revoke')],
  waits: true,

  async run(test) {
    const { zoom, seen, subject, newConnectedPerson, expect } = test
    const { person } = await newConnectedPerson()
    await zoom.faults.add({ route: 'all', share: 1, hang: true })
    const done = await whileZoomHangs(test, [
      { asked: 'the revoking of a token', outcome: person.disconnect() },
    ])
    expectGivenUp(test, done, [
      'The request to revoke has no time limit.',
      'It deletes the connection only after Zoom has responded.',
    ])
    const when = 'while Zoom did not respond'
    const before = await seen.mark()
    const used = await person.use()
    const calls = await seen.apiCalls(before)
    expect.that(used.kind !== 'works' && calls.length === 0, {
      appDid: `The person disconnected ${when}, and the app kept using the connection; ${used.answered}`,
      expected: 'a person who is not connected',
      found: calls.map(({ type }) => type).join(', ') || 'success',
      pretended: used,
      entries: calls.map(({ seq }) => seq),
    })
    if (subject.missing(['status']).length > 0) return
    expect.that(!(await person.isConnected()), {
      appDid: `The person disconnected ${when}, and the app still shows them as connected.`,
      expected: 'not connected',
      found: 'connected',
    })
  },
}
