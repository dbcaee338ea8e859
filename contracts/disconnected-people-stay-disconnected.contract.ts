import { setTimeout as pause } from 'node:timers/promises'
import type { Contract, ContractRun, Outcome, Person } from '../src/contract-runner/index.ts'
import { givenRefreshed, personWithExpiredToken } from './expired-token.ts'
import { codeExchanged, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'disconnected-people-stay-disconnected',
  group: 'disconnect',
  title: 'Once somebody has disconnected, only a new authorization at Zoom connects them again.',
  why:
    'A soft-deleted row can come back: the start of a new connection finds it and uses it, or a refresh that was under ' +
    'way when the person disconnected writes its new pair into it. Neither has an authorization from Zoom behind it.',
  goesWrong:
    'The person has disconnected, looks again, and is connected. What the app then does in their name, they have ' +
    'forbidden.',
  zoomSays: 'Nothing: it has not been asked, or it has answered a refresh that was sent before.',
  remedy: `Write into live rows only, and change nothing before the callback has brought tokens:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET access_token = :access_token, refresh_token = :refresh_token
    WHERE id = :id AND deleted_at IS NULL -- no row: the person has disconnected meanwhile`,
  evidence: [
    'https://devforum.zoom.us/t/12302',
    'https://devforum.zoom.us/t/deauthorization-flow/78491',
    'https://www.rfc-editor.org/rfc/rfc7009#section-2.1',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['disconnect'],
  twins: ['revives-the-row-when-connecting', 'saves-a-refresh-after-disconnecting'],
  presupposes: ['tokens-are-not-used-after-disconnecting'],
  situation: [codeExchanged(2), refreshed()],

  async run(test) {
    await startAndDecline(test)
    await disconnectDuringARefresh(test)
  },
}

async function startAndDecline(test: ContractRun): Promise<void> {
  const { newConnectedPerson, given } = test
  const { person } = await newConnectedPerson()
  given.works(await person.use(), 'used the app after connecting')
  given.by('disconnecting-twice-is-harmless').works(await person.disconnect(), 'disconnected')

  const { url } = await person.connectUntilCallback()
  await expectStillDisconnected(test, person, {
    did: 'had disconnected, and only started to connect again,',
    causes: [
      'Starting to connect looks up the person’s last row, and undeletes it, before anything has come from Zoom.',
    ],
  })
  await person.open(declinedAt(url))
  await expectStillDisconnected(test, person, {
    did: 'had disconnected, started to connect again, and declined on Zoom’s page,',
    causes: ['The callback restores the connection from before, which had been ended by then.'],
  })
}

/** The callback that comes when the person declines. */
function declinedAt(callback: URL): URL {
  const url = new URL(callback)
  url.searchParams.delete('code')
  url.searchParams.set('error', 'access_denied')
  return url
}

/** Long enough to disconnect meanwhile, in milliseconds: a refresh that is over by then proves nothing. */
const slow = 400

async function disconnectDuringARefresh(test: ContractRun): Promise<void> {
  const { zoom, seen, given } = test
  const connected = await personWithExpiredToken(test)
  const { person } = connected
  const before = await seen.mark()
  await zoom.faults.next('token', { delay: slow, when: 'after', grantType: 'refresh_token' })
  const using = person.use()
  await untilRefreshedOrDone(test, before, using)
  const disconnected = await person.disconnect()
  await givenRefreshed(test, connected, before, await using)
  given.by('disconnecting-twice-is-harmless').works(disconnected, 'disconnected during a refresh')
  await expectStillDisconnected(test, person, {
    did: 'disconnected while a refresh was under way, the refresh ended,',
    causes: [
      'The refresh saves its new pair whatever has become of the row: it writes a deleted row, or inserts a new one.',
    ],
  })
}

/** Zoom has rotated the tokens, and the app waits for the response. */
async function untilRefreshedOrDone(
  { seen }: ContractRun,
  before: number,
  using: Promise<Outcome>,
): Promise<void> {
  let done = false
  const end = () => {
    done = true
  }
  using.then(end, end)
  while (!done && (await seen.refreshes(before)).length === 0) await pause(5)
}

async function expectStillDisconnected(
  { subject, seen, expect }: ContractRun,
  person: Person,
  { did, causes }: { did: string; causes: readonly string[] },
): Promise<void> {
  const shows = subject.missing(['status']).length === 0 && (await person.isConnected())
  expect.that(!shows, {
    appDid: `The person ${did} and the app shows them as connected.`,
    expected: 'a person who is not connected, until Zoom connects them again',
    found: 'connected',
    causes,
  })
  const before = await seen.mark()
  const used = await person.use()
  const sent = [...(await seen.apiCalls(before)), ...(await seen.refreshes(before))]
  expect.that(used.kind !== 'works' && sent.length === 0, {
    appDid: `The person ${did} and the app used their connection; ${used.answered}`,
    expected: 'no request to Zoom, until Zoom connects them again',
    found: sent.map(({ type }) => type).join(', ') || 'success',
    causes,
    entries: sent.map(({ seq }) => seq),
    pretended: used,
  })
}
