import type { BrokenTwin } from './broken-twin.ts'

/**
 * “Disconnect” deletes the tokens, but they still work for anyone who has a copy.
 *
 * How real code gets there: deleting the row is the visible part. Almost none of the public integrations that we have read
 * revoke anything (thunderbird/appointment deletes the row, attendee-labs/attendee as well).
 */
export const neverRevokes: BrokenTwin = {
  name: 'never-revokes',
  title: 'Disconnects without telling Zoom',
  bug: 'It deletes its row and does not revoke the tokens: the grant stays alive at Zoom, for up to 90 days.',
  alterations: {
    connection: (right, { tokenStore }) => ({
      ...right,
      async disconnect(person) {
        const row = await tokenStore.live(person)
        // Here is the bug: it does nothing else.
        if (row !== undefined) await tokenStore.softDelete(row)
      },
    }),
  },
}
