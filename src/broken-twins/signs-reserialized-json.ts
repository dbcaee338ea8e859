import { readEvent } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Events are refused that have something unusual in them: an é, an escaped slash.
 *
 * How real code gets there: the framework has parsed the body, and JSON.stringify gets the text back, as zoom/webhook-sample
 * does it. With Zoom's compact JSON that gives the same bytes, mostly.
 */
export const signsReserializedJson: BrokenTwin = {
  name: 'signs-reserialized-json',
  title: 'Checks the signature over JSON that it has written itself',
  bug: 'It parses the event, writes it again and checks the signature over that: where the bytes differ, it refuses Zoom’s own event.',
  findings: ['webhook-refused'],
  alterations: {
    webhooks: (right) => ({
      ...right,
      isGenuine: (delivery) =>
        // Here is the bug: these are not the bytes that came in.
        right.isGenuine({ ...delivery, body: Buffer.from(JSON.stringify(readEvent(delivery.body))) }),
    }),
  },
}
