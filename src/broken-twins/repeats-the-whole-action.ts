import { type LiveConnection, ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * One click, two meetings.
 *
 * How real code gets there: the retry after a 401 is a decorator around the whole function, which by now does more than one
 * call.
 */
export const repeatsTheWholeAction: BrokenTwin = {
  name: 'repeats-the-whole-action',
  title: 'Repeats the whole action when Zoom refuses one of its calls',
  bug:
    'Scheduling creates the meeting and then looks up its owner. If Zoom answers the second call with 401, it refreshes ' +
    'and does both again: the meeting is there twice.',
  alterations: {
    connection: (right, { tokenStore, zoomApi, refreshOnce }) => ({
      ...right,
      async schedule(person) {
        const row = await tokenStore.live(person)
        if (row === undefined) return right.schedule(person)
        const action = async (tokens: LiveConnection) => {
          const meeting = await zoomApi.createMeeting(tokens, 'Talk')
          const { displayName } = await zoomApi.me(tokens)
          return { ...meeting, topic: `Talk with ${displayName}` }
        }
        const fresh = row.expiresAt > Date.now() + 60_000 ? row : await refreshOnce(row)
        try {
          return await action(fresh)
        } catch (refusal) {
          if (!(refusal instanceof ZoomRefusal) || refusal.status !== 401 || fresh !== row) throw refusal
          // Here is the bug: the meeting may be there already.
          return action(await refreshOnce(row))
        }
      },
    }),
  },
}
