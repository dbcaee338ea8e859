import type { Contract } from '../src/contract-runner/index.ts'
import type { DeauthorizedBody } from '../src/mock-zoom/index.ts'
import { givenEventsAreTaken, isGone, uninstall } from './deauthorization.ts'
import { connectedPerson } from './expired-token.ts'
import { codeExchanged, eventSent } from './situations.ts'

const shapes: readonly (readonly [DeauthorizedBody, string])[] = [
  ['event-ts-in-payload', 'with event_ts as a string inside payload'],
  ['no-event-ts', 'without event_ts'],
]

export const contract: Contract = {
  id: 'every-event-shape-is-accepted',
  group: 'webhooks',
  title: 'The app accepts “app_deauthorized” in every shape that has been seen.',
  why:
    'event_ts is at the top level in Zoom’s documentation, inside payload in a recorded event, and missing in ' +
    'older ones. user_id and deauthorization_time are in all of them; an app needs nothing else.',
  goesWrong:
    'Zoom sends the event in another shape, the app refuses or overlooks it, and people who have left stay ' +
    '“connected”.',
  zoomSays:
    '{"event":"app_deauthorized","payload":{"user_data_retention":"false",…}}; or with "event_ts":"2024-09-08 15:58:40" as the last key of payload',
  remedy: `Read the two keys that matter, and require no others:
    const { user_id: zoomUserId, deauthorization_time: time } = event.payload
    endConnections(zoomUserId, Date.parse(time) || Date.now())`,
  evidence: [
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
    'https://github.com/Jericho/ZoomNet',
    'https://github.com/mattermost/mattermost-plugin-zoom/blob/master/server/zoom/webhook.go',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['reads-event-ts'],
  situation: [codeExchanged(1 + shapes.length), eventSent(1 + shapes.length)],

  async run(test) {
    const { person: first } = await connectedPerson(test)
    await givenEventsAreTaken(test, first)
    for (const [variant, shape] of shapes) {
      const { person } = await connectedPerson(test)
      const { delivery, during } = await uninstall(test, person, { variant })
      const status = delivery?.attempts.at(-1)?.status
      test.expect.that(await isGone(test, person), {
        appDid:
          `Zoom sent app_deauthorized ${shape}; the app answered with ${status ?? 'nothing'}, and shows the person ` +
          'as connected.',
        expected: 'the app handles the event: it has the Zoom user and the time of removal',
        found: 'connected',
        during,
      })
    }
  },
}
