import type { Connected, Contract, ContractRun, Outcome, Person } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'people-are-kept-apart',
  group: 'reconnect',
  title: 'What one person does leaves other people’s connections alone.',
  why:
    'Each person has their own grant. The tokens belong to the person, not to the process, the latest session or ' +
    'the app: an OAuth client that keeps “its” tokens in a variable works as long as there is only one user.',
  goesWrong:
    'A test with one account passes. With two people, one person’s meetings are created in the other’s name, or ' +
    'one person disconnects both.',
  zoomSays: 'Nothing: both tokens are good, and Zoom does what it is asked to do.',
  remedy: `Look up the person’s tokens for each call, and keep none in the module:
    const tokens = await store.live(session.person)
    return callZoom(tokens.accessToken, path)`,
  evidence: [
    'https://github.com/mattermost/mattermost-plugin-zoom',
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['shares-one-token', 'one-profile-for-everyone', 'sets-the-token-on-a-shared-client'],
  // A token of somebody from before: this contract says that it is another person’s.
  provokes: ['not-from-this-mock'],
  situation: [codeExchanged(2), apiCalled(3)],

  async run(test) {
    const { subject, newConnectedPerson, seen, expect } = test
    const one = await newConnectedPerson()
    const other = await newConnectedPerson()
    for (const { person, grantId } of [one, other, one]) {
      const before = await seen.mark()
      const used = await person.use()
      expect.works(used, 'used the app while another person is also connected')
      const calls = (await seen.apiCalls(before)).length
      expect.that(!showsOnlyAnother(used, person), {
        appDid:
          `The app showed one person the Zoom user of another person${calls === 0 ? ', without a call to Zoom' : ''}; ` +
          used.answered,
        expected: `the Zoom user of this person, ${person.zoomUser.email}`,
        found: 'the email address of somebody else',
        causes: [
          'A cache for everyone: what Zoom says of one person is kept without the person in its key.',
          'A client or a variable that everybody shares, and that another person’s request has just set.',
        ],
        during: used.entries,
      })
      const wrong = (await seen.apiCalls(before)).filter((call) => call.grantId !== grantId)
      expect.that(wrong.length === 0, {
        appDid: 'The app called Zoom for one person with another person’s token.',
        expected: `a call for ${person.zoomUser.email}`,
        found: `${wrong.length} for somebody else`,
        entries: wrong.map(({ seq }) => seq),
      })
    }
    await useAtOnce(test, one, other)
    if (subject.missing(['disconnect']).length > 0) return
    await one.person.disconnect()
    expect.works(await other.person.use(), 'used the app after another person had disconnected')
  },
}

/** How often each of the two uses the app while the other one does. */
const times = 3

/** Both do the same at the same moment. Zoom can't tell who clicked, but how many calls each of the two needs. */
async function useAtOnce({ seen, expect }: ContractRun, one: Connected, other: Connected): Promise<void> {
  const calls = async (after: number, { grantId }: Connected) =>
    (await seen.apiCalls(after)).filter((call) => call.grantId === grantId)
  const alone = await seen.mark()
  await one.person.use()
  await other.person.use()
  const needs = new Map([
    [one, times * (await calls(alone, one)).length],
    [other, times * (await calls(alone, other)).length],
  ])

  const before = await seen.mark()
  const uses = Array.from({ length: times }, () => [one.person, other.person]).flat()
  const used = await Promise.all(uses.map(async (person) => ({ person, outcome: await person.use() })))
  for (const [robbed, robber] of [
    [one, other],
    [other, one],
  ] as const) {
    const [own, others] = [await calls(before, robbed), await calls(before, robber)]
    const mixed = own.length < (needs.get(robbed) ?? 0) && others.length > (needs.get(robber) ?? 0)
    const seesAnother = used.find(
      ({ person, outcome }) => person === robbed.person && showsOnlyAnother(outcome, person),
    )
    expect.that(!mixed && seesAnother === undefined, {
      appDid:
        'Two people used the app at the same moment, and the app called Zoom for one of them with the token of another ' +
        `person${seesAnother === undefined ? '' : `, and showed them that one’s Zoom user; ${seesAnother.outcome.answered}`}`,
      expected: `calls for ${robbed.person.zoomUser.email} with their own token`,
      found: `${own.length} with it, ${others.length} with that of ${robber.person.zoomUser.email}`,
      causes: [
        'A client or a variable that everybody shares: the token is set there before an await, and the next request sets its own.',
      ],
      entries: others.map(({ seq }) => seq),
    })
  }
  for (const { outcome } of used) expect.works(outcome, 'used the app at the same moment as another person')
}

/**
 * The email address of somebody whom the run has made up, and not the person’s own: of this contract or of an earlier one. A page
 * with both may be a list of colleagues.
 */
function showsOnlyAnother({ text }: Outcome, { zoomUser: { email } }: Person): boolean {
  const [madeUp = email] = email.split(/-[^-]*$/)
  return (
    text.split(/[^\w.@+-]+/).some((word) => word.startsWith(`${madeUp}-`) && word.includes('@')) &&
    !text.includes(email)
  )
}
