import { readEvent } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Events with something unusual in them are refused: an é, an escaped slash.
 *
 * How real code gets there: the framework has parsed the body, and JSON.stringify turns it back into text, as in
 * zoom/webhook-sample. With Zoom's compact JSON that gives the same bytes, mostly.
 */
export const signsReserializedJson: BrokenTwin = {
  name: 'signs-reserialized-json',
  title: 'Checks the signature over JSON that it has serialized again',
  bug:
    'It parses the event, serializes it again and checks the signature over that: if the bytes differ, it refuses ' +
    'Zoom’s own event.',
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
