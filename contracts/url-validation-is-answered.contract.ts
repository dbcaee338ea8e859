import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'url-validation-is-answered',
  group: 'webhooks',
  title: 'The app answers Zoom’s URL validation with the encrypted token.',
  why:
    'Before Zoom sends events to a URL, and every 72 hours after that, it checks that the URL belongs to the app: ' +
    'it expects the HMAC of a token, within three seconds, as JSON.',
  goesWrong:
    'The URL can’t be saved at Zoom; or it once could, and 72 hours later the events stop coming. Everyone who ' +
    'removes the app from then on stays “connected”.',
  zoomSays:
    'POST {"event":"endpoint.url_validation","payload":{"plainToken":"…"}}; Zoom expects 200 ' +
    '{"plainToken":"…","encryptedToken":"…"}',
  remedy: `Answer it like any other event, after checking the signature:
    if (event.event === 'endpoint.url_validation') {
      const { plainToken } = event.payload
      const encryptedToken = createHmac('sha256', secretToken).update(plainToken).digest('hex')
      return respond(200, { plainToken, encryptedToken })
    }`,
  evidence: [
    'https://github.com/zoom/webhook-sample',
    'https://developers.zoom.us/changelog/platform/webhook-url-validation',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['ignores-url-validation'],
  about: ['url-validation-wrong'],
  situation: [],

  async run(test) {
    const before = await test.seen.mark()
    const { valid, sentence } = await test.zoom.webhooks.validate((await test.zoom.apps.first()).clientId)
    test.expect.that(valid, {
      appDid: 'Zoom validated the URL for events, and did not get the response it requires.',
      expected: '200 and the JSON {"plainToken","encryptedToken"} within three seconds',
      found: sentence,
      during: await test.seen.since(before),
    })
  },
}
