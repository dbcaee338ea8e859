import { randomText } from '../domain/ids.ts'
import type { Meeting, MeetingChanges, MeetingListType } from '../domain/meeting.ts'
import { changedMeeting, isListed, meetingFrom, newMeetingId, newMeetingUuid } from '../domain/meeting.ts'
import { defaultMeetingSettings } from '../domain/meeting-settings.ts'
import type { ApiRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { ApiCaller } from './call-api.ts'
import type { Accepted, Provider } from './provider.ts'
import { accept } from './provider.ts'
import { countMeetingChange } from './rate-limit.ts'

type Answer<Value> = Accepted<Value> | Refusal<ApiRefusal>

/** A meeting, and who holds it. */
export interface HostedMeeting {
  readonly meeting: Meeting
  readonly host: ZoomUser
}

/** Creates a meeting. Sending the same request twice makes two: the API has no idempotency keys. */
export function createMeeting(
  provider: Provider,
  caller: ApiCaller,
  host: ZoomUser,
  changes: MeetingChanges,
): Answer<HostedMeeting> {
  const full = refuseMore(provider, host)
  if (full) return full
  const { storage, clock, random } = provider
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
  record(provider, caller, 'meeting.created', meeting)
  return accept({ meeting, host })
}

/** A user's meetings, the oldest first. */
export function listMeetings(provider: Provider, host: ZoomUser, list: MeetingListType): Meeting[] {
  const now = provider.clock.now()
  return provider.storage.meetings.hostedBy(host.id).filter((meeting) => isListed(meeting, list, now))
}

/** The meeting that a path names by number or UUID, as long as the caller may see it. */
export function findMeeting(
  { storage }: Provider,
  caller: ApiCaller,
  idOrUuid: string,
): Answer<HostedMeeting> {
  const meeting = storage.meetings.find(idOrUuid)
  const host = meeting && storage.users.find(meeting.hostId)
  if (!meeting || !host) return refuse('meeting-unknown', { meeting_id: idOrUuid })
  const near = caller.speaksForAccount ? host.accountId === caller.user.accountId : host.id === caller.user.id
  return near ? accept({ meeting, host }) : refuse('meeting-of-another-user', { meeting_id: idOrUuid })
}

/** Changes a meeting. */
export function updateMeeting(
  provider: Provider,
  caller: ApiCaller,
  { meeting, host }: HostedMeeting,
  changes: MeetingChanges,
): Answer<null> {
  const full = refuseMore(provider, host)
  if (full) return full
  provider.storage.meetings.update(changedMeeting(meeting, changes))
  record(provider, caller, 'meeting.updated', meeting)
  return accept(null)
}

/** Deletes a meeting. */
export function deleteMeeting(
  provider: Provider,
  caller: ApiCaller,
  { meeting }: HostedMeeting,
): Answer<null> {
  provider.storage.meetings.remove(meeting.id)
  record(provider, caller, 'meeting.deleted', meeting)
  return accept(null)
}

function refuseMore(provider: Provider, host: ZoomUser): Refusal<ApiRefusal> | undefined {
  const standing = countMeetingChange(provider, host.id)
  return standing?.exceeded ? refuse('meeting-limit-per-day', { limit: String(standing.limit) }) : undefined
}

function record(
  { storage, clock }: Provider,
  { requestId, grant }: ApiCaller,
  type: 'meeting.created' | 'meeting.updated' | 'meeting.deleted',
  { id: meetingId, hostId }: Meeting,
): void {
  storage.journal.append(
    { type, meetingId, hostId, clientId: grant.clientId, grantId: grant.id },
    clock.now(),
    requestId,
  )
}
