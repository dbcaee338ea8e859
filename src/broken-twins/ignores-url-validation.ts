import type { BrokenTwin } from './broken-twin.ts'

/**
 * The URL can't be saved at Zoom; or it was once valid, and after 72 hours the events stop.
 *
 * How real code gets there: the app is older than the validation (October 2022), and responds to every event with 204.
 */
export const ignoresUrlValidation: BrokenTwin = {
  name: 'ignores-url-validation',
  title: 'Does not respond to the validation of its URL',
  bug: 'It ignores endpoint.url_validation like any other unknown event, and sends an empty response.',
  findings: ['url-validation-wrong'],
  alterations: {
    webhooks: (right) => ({
      ...right,
      // Here is the bug.
      take: async (event) => (event.event === 'endpoint.url_validation' ? undefined : right.take(event)),
    }),
  },
}
