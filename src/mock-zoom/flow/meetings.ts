import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import { randomText } from '../domain/ids.ts'
import type { Meeting, MeetingChanges, MeetingListType } from '../domain/meeting.ts'
import { changedMeeting, isListed, meetingFrom, newMeetingId, newMeetingUuid } from '../domain/meeting.ts'
import { defaultMeetingSettings } from '../domain/meeting-settings.ts'
import type { ApiRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import type { ApiCaller } from './call-api.ts'
import { countMeetingChange } from './rate-limit.ts'
import type { MeetingChange } from './tell-about-meeting.ts'
import { tellAboutMeeting } from './tell-about-meeting.ts'

type Answer<Value> = Accepted<Value> | Refusal<ApiRefusal>

/** A meeting, and who holds it. */
export interface HostedMeeting {
  readonly meeting: Meeting
  readonly host: ZoomUser
}

/** Creates a meeting. Sending the same request twice makes two: the API has no idempotency keys. */
export function createMeeting(
  context: FlowContext,
  caller: ApiCaller,
  host: ZoomUser,
  changes: MeetingChanges,
): Answer<HostedMeeting> {
  const full = refuseMore(context, host)
  if (full) return full
  const { storage, clock, random } = context
  let id = newMeetingId(random)
  while (storage.meetings.find(String(id))) id = newMeetingId(random)
  const meeting = meetingFrom(changes, {
    id,
    uuid: newMeetingUuid(random),
    hostId: host.id,
    password: randomText(6, random),
    settings: defaultMeetingSettings,
    createdAt: clock.now(),
  })
  storage.meetings.insert(meeting)
  record(context, caller, { type: 'meeting.created', meeting, before: meeting, host })
  return accept({ meeting, host })
}

/** A user's meetings, the oldest first. */
export function listMeetings(context: FlowContext, host: ZoomUser, list: MeetingListType): Meeting[] {
  const now = context.clock.now()
  return context.storage.meetings.hostedBy(host.id).filter((meeting) => isListed(meeting, list, now))
}

/** The meeting that a path names by number or UUID, as long as the caller may see it. */
export function findMeeting(
  { storage }: FlowContext,
  caller: ApiCaller,
  idOrUuid: string,
): Answer<HostedMeeting> {
  const meeting = storage.meetings.find(idOrUuid)
  const host = meeting && storage.users.find(meeting.hostId)
  if (!meeting || !host) return refuse('meeting-unknown', { meeting_id: idOrUuid })
  const near = caller.speaksForAccount ? host.accountId === caller.user.accountId : host.id === caller.user.id
  if (near) return accept({ meeting, host })
  return { ...refuse('meeting-of-another-user', { meeting_id: idOrUuid }), belongsTo: host.id }
}

/** Changes a meeting. */
export function updateMeeting(
  context: FlowContext,
  caller: ApiCaller,
  { meeting, host }: HostedMeeting,
  changes: MeetingChanges,
): Answer<null> {
  const full = refuseMore(context, host)
  if (full) return full
  const changed = changedMeeting(meeting, changes)
  context.storage.meetings.update(changed)
  record(context, caller, { type: 'meeting.updated', meeting: changed, before: meeting, host })
  return accept(null)
}

/** Deletes a meeting. */
export function deleteMeeting(
  context: FlowContext,
  caller: ApiCaller,
  { meeting, host }: HostedMeeting,
): Answer<null> {
  context.storage.meetings.remove(meeting.id)
  record(context, caller, { type: 'meeting.deleted', meeting, before: meeting, host })
  return accept(null)
}

function refuseMore(context: FlowContext, host: ZoomUser): Refusal<ApiRefusal> | undefined {
  const standing = countMeetingChange(context, host.id)
  return standing?.exceeded ? refuse('meeting-limit-per-day', { limit: String(standing.limit) }) : undefined
}

/** Takes note of a change, and tells the apps that want to hear of it. */
function record(context: FlowContext, caller: ApiCaller, change: Omit<MeetingChange, 'operator'>): void {
  const { storage, clock } = context
  const { requestId, grant, user: operator } = caller
  const { id: meetingId, hostId } = change.meeting
  tellAboutMeeting(context, { ...change, operator })
  storage.journal.append(
    { type: change.type, meetingId, hostId, clientId: grant.clientId, grantId: grant.id },
    clock.now(),
    requestId,
  )
}
