import type { Contract, ContractRun, HeldCallback, Outcome } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

/** Enough for a race to show itself. */
const rounds = 5

export const contract: Contract = {
  id: 'code-is-exchanged-once',
  group: 'connect',
  title: 'A callback that arrives twice is exchanged once, and the connection works.',
  why:
    'A code works once, and a callback is a URL: browsers, proxies, link scanners and page frameworks request it ' +
    'again. The state is what tells the second request from the first, so the app has to use it up (RFC 6749, ' +
    '10.12 and 4.1.2).',
  goesWrong:
    'Now and then somebody sees an error right after allowing the app, although they are connected. An app that ' +
    'cleans up after the error throws the good tokens away. It is hard to reproduce, because it takes a reload or ' +
    'a retry.',
  zoomSays:
    '400 {"reason":"Invalid authorization code","error":"invalid_grant"} for the second exchange; in 2020 ' +
    '{"reason":"Invalid authorization code <the code>","error":"invalid_request"}',
  remedy: `Use the state up in one statement, before the exchange. If it is already used, show the connection as it is:
    // SQLite (PostgreSQL takes it too; MariaDB has no RETURNING here: count the changed rows)
    const pending = db.prepare(
      'UPDATE pending SET used_at = ? WHERE state = ? AND session_id = ? AND used_at IS NULL RETURNING *'
    ).get(now, state, session)
    if (pending === undefined) return showConnection(person)`,
  evidence: [
    'https://devforum.zoom.us/t/12302',
    'https://github.com/soofstad/react-oauth2-pkce/issues/39',
    'https://github.com/Jericho/ZoomNet/issues/36',
  ],
  profiles: ['2026', '2020'],
  severity: 'must',
  needs: [],
  twins: ['exchanges-code-twice'],
  about: ['code-replayed'],
  situation: [codeExchanged(1 + rounds)],

  async run(test) {
    // An app in which nobody can connect breaks another promise.
    const { person } = await test.newConnectedPerson()
    test.given.works(await person.use(), 'used the app after connecting')
    await deliverTwice(test, 'one after the other', async (callback) => {
      const first = await callback.deliver()
      await test.advanceClocks({ seconds: 1 })
      await callback.deliver()
      return first
    })
    // Chance decides who comes first, and the exchange takes some time, as it does at Zoom.
    for (let round = 0; round < rounds; round += 1) {
      await deliverTwice(test, 'both at once', async (callback) => {
        await test.zoom.faults.next('token', { delay: 50, when: 'after', grantType: 'authorization_code' })
        const [first] = await Promise.all([callback.deliver(), callback.deliver()])
        return first
      })
      await test.zoom.faults.clear()
    }
  },
}

/** Which pages the app shows for the deliveries is its own business. What it sends to Zoom is not. */
async function deliverTwice(
  { newPerson, seen, given, expect }: ContractRun,
  how: string,
  deliver: (callback: HeldCallback) => Promise<Outcome>,
): Promise<void> {
  const person = await newPerson()
  const before = await seen.mark()
  const callback = await person.connectUntilCallback()
  const code = await given.oneCode('allowed the app on Zoom’s page', before)
  await given.exchanged(code, await deliver(callback))
  const exchanges = await seen.exchanges(code.seq)
  const times = exchanges.filter(({ codeId }) => codeId === code.codeId).length
  expect.that(times === 1, {
    appDid:
      `The callback arrived twice with the same state, ${how}, and the app accepted it both times: it sent the code ` +
      `${code.code} to Zoom ${times} times.`,
    expected: 'the state is used up by the first, and the code is exchanged once',
    found: exchanges.map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : 'accepted')).join('; '),
    entries: [code.seq, ...exchanges.map(({ seq }) => seq)],
  })
  await expect.exchangedOnce(code)
  expect.works(await person.use(), `used the app after the callback had arrived twice, ${how}`)
}
