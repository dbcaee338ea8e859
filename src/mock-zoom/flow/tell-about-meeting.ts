import type { App } from '../domain/app.ts'
import type { Meeting } from '../domain/meeting.ts'
import { subscriptionsOf } from '../domain/subscription.ts'
import { isUserGrant } from '../domain/token.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import { meetingCreated, meetingDeleted, meetingUpdated } from '../webhooks/catalogue/meeting.ts'
import { tellSubscriptions } from '../webhooks/subscribers.ts'

/** What somebody did to a meeting. */
export interface MeetingChange {
  readonly type: 'meeting.created' | 'meeting.updated' | 'meeting.deleted'
  /** As it is now, or was at last. */
  readonly meeting: Meeting
  readonly before: Meeting
  readonly host: ZoomUser
  readonly operator: ZoomUser
}

/**
 * Stores the event of a change for each subscription that names it, of the apps that the host has connected, and of the
 * apps of the host's account. At Zoom these events have to be chosen one by one, so a subscription without a list of
 * events gets none of them.
 */
export function tellAboutMeeting(context: FlowContext, change: MeetingChange): void {
  const { storage, clock } = context
  const { type: event, meeting, before, host: user, operator } = change
  const about = { user, meeting, operator, now: clock.now() }
  for (const app of storage.apps.list()) {
    const named = subscriptionsOf(app).filter(({ events }) => events?.includes(event))
    if (named.length === 0 || !concerns(context, app, user)) continue
    const { payload } = makes[event](about, before)
    const body = JSON.stringify({ event, event_ts: about.now, payload })
    tellSubscriptions(context, app, named, { event, body, hold: false })
  }
}

const makes = {
  'meeting.created': meetingCreated,
  'meeting.updated': meetingUpdated,
  'meeting.deleted': meetingDeleted,
} as const

/** Whether an app hears of what a user does. */
function concerns({ storage }: FlowContext, app: App, user: ZoomUser): boolean {
  if (app.kind === 'server-to-server') return app.accountId === user.accountId
  return storage.grants.live(app.clientId, user.id).some(isUserGrant)
}
