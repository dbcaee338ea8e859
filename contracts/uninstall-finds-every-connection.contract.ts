import type { Contract } from '../src/contract-runner/index.ts'
import { isGone, uninstall } from './deauthorization.ts'
import { faultMet } from './situations.ts'

export const contract: Contract = {
  id: 'uninstall-finds-every-connection',
  group: 'webhooks',
  title: 'If Zoom did not say who has connected, the app asks again or does not connect.',
  why:
    'The event about an uninstall names a Zoom user, and nothing else. An app learns whose connection it is from an API ' +
    'call of the callback (/v2/users/me), which can fail although the exchange worked. A row without that id is never ' +
    'found again.',
  goesWrong:
    'For everybody who connected during a bad minute at Zoom, removing the app has no effect: the app acknowledges the ' +
    'event, finds no row, and shows them as connected for good.',
  zoomSays: '503 at GET /v2/users/me, and later POST {"event":"app_deauthorized","payload":{"user_id":"…"}}',
  remedy: `Make the Zoom user’s id a part of the connection, and store nothing without it:
    const tokens = await exchange(code)
    const { id } = await me(tokens) // throws: the person is told to try again
    await insert({ person, zoom_user_id: id, ...tokens }) // zoom_user_id TEXT NOT NULL`,
  evidence: [
    'https://devforum.zoom.us/t/deauthorization-flow/78491',
    'https://github.com/thunderbird/appointment/issues/1662',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['connects-without-a-zoom-user'],
  presupposes: ['deauthorization-ends-the-connection'],
  situation: [faultMet('api')],

  async run(test) {
    const { zoom, newPerson, newConnectedPerson, seen, expect, notApplicable } = test
    await newConnectedPerson()
    const person = await newPerson()
    const before = await seen.mark()
    await zoom.faults.add({ route: 'api', share: 1, status: 503, body: '<h1>Later</h1>' })
    await person.connect()
    await zoom.faults.clear()
    const [asked] = await seen.apiRequests(before)
    if (asked === undefined) notApplicable('the app calls no API while somebody connects')
    // Whoever was told to try again has nothing to remove. An app may also find out at the first use.
    if ((await person.use()).kind !== 'works') return

    const { delivery, during } = await uninstall(test, person)
    expect.that(await isGone(test, person), {
      appDid:
        `While the person connected, Zoom failed at ${asked?.method} ${asked?.path.replace('/v2/', '')}, and the app connected them without ` +
        'knowing their Zoom user. When they removed the app at Zoom, it found no connection ' +
        `(response to the event: ${delivery?.attempts.at(-1)?.status ?? 'none'}), and shows them as connected.`,
      expected: 'no connection, or one that the event about its Zoom user ends',
      found: 'connected',
      during,
    })
  },
}
