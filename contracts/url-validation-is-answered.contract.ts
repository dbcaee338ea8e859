import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'url-validation-is-answered',
  group: 'webhooks',
  title: 'Zoom’s validation of the URL is answered with the encrypted token.',
  why:
    'Before Zoom sends events to a URL, and every 72 hours after that, it asks whether the URL belongs to the app: the ' +
    'answer is the HMAC of a token, within three seconds, as JSON.',
  goesWrong:
    'The URL can’t be saved at Zoom; or it could once, and 72 hours later the events stop coming. Everybody who removes the ' +
    'app from then on stays “connected”.',
  zoomSays:
    'POST {"event":"endpoint.url_validation","payload":{"plainToken":"…"}}; 200 {"plainToken":"…","encryptedToken":"…"} is wanted',
  remedy: `Answer it like any event, after the check of the signature:
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

  async run(test) {
    const { valid, sentence } = await test.zoom.webhooks.validate(test.zoom.app.clientId)
    test.expect.that(valid, {
      appDid: 'Zoom validated the URL for events, and the answer was not the one that it wants.',
      expected: '200 and the JSON {"plainToken","encryptedToken"} within three seconds',
      found: sentence,
    })
  },
}
