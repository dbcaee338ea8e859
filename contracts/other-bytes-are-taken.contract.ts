import type { Contract } from '../src/contract-runner/index.ts'
import { connectedToListeningApp, isGone, uninstall } from './deauthorization.ts'
import { codeExchanged, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'other-bytes-are-taken',
  group: 'webhooks',
  title: 'The app checks the signature over the bytes it received, however the JSON is spelled.',
  why:
    'JSON has many spellings for the same value: an escaped slash, é as itself or as \\u00e9. The signature covers ' +
    'the one that was sent. Parsing and serializing it again, as even Zoom’s sample does, produces different bytes ' +
    'sooner or later.',
  goesWrong:
    'Events about people with an é in their names are refused, and nobody sees the pattern. Those people stay ' +
    '“connected” after they have left.',
  zoomSays: 'POST {"event":"app_deauthorized",…,"…":"Zo\\u00eb \\/"}, signed as it stands',
  remedy: `Keep the raw body, and parse it after the check:
    app.use('/zoom/events', express.raw({ type: 'application/json' }))
    if (!isGenuine(request.body, timestamp, signature)) return respond(401)
    const event = JSON.parse(request.body.toString('utf8'))`,
  evidence: [
    'https://github.com/zoom/webhook-sample',
    'https://developers.zoom.us/changelog/platform/webhook-validation-and-verification-changes',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['signs-reserialized-json'],
  situation: [codeExchanged(2), eventSent(2)],

  async run(test) {
    const { person } = await connectedToListeningApp(test)
    const { delivery, during } = await uninstall(test, person, { variant: 'unusual-bytes' })
    const status = delivery?.attempts.at(-1)?.status
    test.expect.that(await isGone(test, person), {
      appDid:
        'Zoom sent an event with unusually spelled JSON and a correct signature; the app answered with ' +
        `${status ?? 'nothing'}, and shows the person as connected.`,
      expected: 'the app checks the signature over the bytes, and handles the event',
      found: 'connected',
      during,
    })
  },
}
