import type { Contract, ContractRun } from '../src/contract-runner/index.ts'
import { codeExchanged, declined } from './situations.ts'

export const contract: Contract = {
  id: 'decline-leaves-nothing-behind',
  group: 'connect',
  title: 'A person who declines at Zoom is not connected, and can connect later.',
  why:
    'Declining is a normal outcome. What Zoom does then isn’t documented: it may send the browser back with ' +
    'error=access_denied, as in RFC 6749, 4.1.2.1, or keep it. So the app must handle an error at its callback, ' +
    'and a callback that never comes.',
  goesWrong:
    'A person who declines once by mistake sees a server error, or is told forever that the connection is in ' +
    'progress.',
  zoomSays: 'GET <redirect URI>?error=access_denied&state=…, or no request at all.',
  remedy: `Check for an error before the code, end what was started, and offer to start again:
    if (url.searchParams.has('error')) {
      takePending(session, url.searchParams.get('state'))
      return page(400, 'Zoom was not connected.', { again: '/connect' })
    }`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1',
    'https://developers.zoom.us/docs/integrations/oauth/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: [
    'crashes-on-decline',
    'stays-pending-after-decline',
    'disconnects-on-decline',
    'ends-the-connection-when-connecting',
  ],
  situation: [declined(2), codeExchanged(3)],

  async run(test) {
    await test.newConnectedPerson()
    await decline(test, 'redirect')
    await decline(test, 'stay')
    await declineWhileConnected(test)
  },
}

/** Nothing has happened to the connection that they have. */
async function declineWhileConnected({
  zoom,
  newConnectedPerson,
  given,
  expect,
}: ContractRun): Promise<void> {
  await zoom.switches.set({ decline: 'redirect' })
  const { person } = await newConnectedPerson()
  given.works(await person.use(), 'used the app after connecting')
  await zoom.signedIn.choose({ user: person.zoomUser.id, consent: 'decline' })
  given
    .by('callback-is-answered')
    .answered(await person.connect(), 'started to connect again, and declined on Zoom’s page')
  const used = await person.use()
  expect.that(used.kind === 'works', {
    appDid: `Somebody who was connected declined on Zoom’s page, and lost the connection that they had; ${used.answered}`,
    expected: 'the connection from before works on',
    found: 'the app says that it failed',
    causes: [
      'The callback treats an error as the end of the connection, whichever it was about.',
      'Starting to connect deletes or changes the row, before anything has come back from Zoom.',
    ],
    during: used.entries,
  })
}

async function decline(
  { zoom, newPerson, subject, seen, given, expect }: ContractRun,
  whatZoomDoes: 'redirect' | 'stay',
): Promise<void> {
  await zoom.switches.set({ decline: whatZoomDoes })
  const person = await newPerson()
  const before = await seen.mark()
  const declined = await person.connect({ decision: 'decline' })
  given.by('callback-is-answered').answered(declined, 'declined on Zoom’s page')
  const used = await person.use()
  const connected = subject.missing(['status']).length === 0 && (await person.isConnected())
  expect.that(used.kind !== 'works' && !connected, {
    appDid: connected
      ? 'The person declined on Zoom’s page, and the app shows them as connected.'
      : `The person declined on Zoom’s page, and the app says that it works all the same; ${used.answered}`,
    ...(!connected && { pretended: used }),
    expected: 'a person who is not connected',
    found: connected ? 'the app shows them as connected' : 'the app says that it worked',
    entries: (await seen.exchanges(before)).map(({ seq }) => seq),
  })

  const again = await person.connect()
  expect.works(again, 'declined first and connected later')
  await expect.exchanged(await expect.oneCode('declined first and connected later', before, again), again)
  expect.works(await person.use(), 'used the app after connecting')
}
