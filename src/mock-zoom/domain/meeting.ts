import type { RandomBytes, UserId } from './ids.ts'
import type { MeetingSettings } from './meeting-settings.ts'

/** Instant, scheduled, recurring without and with fixed times, screen sharing only. */
export const meetingTypes = [1, 2, 3, 8, 10] as const
export type MeetingType = (typeof meetingTypes)[number]

/** A meeting as Zoom keeps it. Times are in milliseconds. */
export interface Meeting {
  /** The meeting number: 11 digits. */
  readonly id: number
  /** Standard base64, so it can contain `/` and `+`. */
  readonly uuid: string
  readonly hostId: UserId
  readonly topic: string
  readonly type: MeetingType
  /** null if meetings of this type have none. */
  readonly startTime: number | null
  /** In minutes. */
  readonly duration: number
  readonly timezone: string
  readonly agenda: string
  readonly password: string
  readonly settings: MeetingSettings
  readonly createdAt: number
}

/** What a request says about a meeting. The rest stays the same, or gets Zoom's defaults. */
export type MeetingChanges = {
  readonly [Key in 'topic' | 'type' | 'duration' | 'timezone' | 'agenda' | 'password']?:
    | Meeting[Key]
    | undefined
} & {
  readonly startTime?: number | undefined
  readonly settings?: Partial<MeetingSettings> | undefined
}

/** Which of a user's meetings a list should contain. */
export type MeetingListType = 'scheduled' | 'live' | 'upcoming' | 'previous'

/** A meeting number of 11 digits, as in published responses. */
export function newMeetingId(random: RandomBytes): number {
  return 80_000_000_000 + (Buffer.from(random(6)).readUIntBE(0, 6) % 20_000_000_000)
}

/** 16 bytes in standard base64, such as `gFYYRVHMRdSWzGZX/6LsJA==` (kyleboe/zoom_rb, spec/fixtures). */
export function newMeetingUuid(random: RandomBytes): string {
  return Buffer.from(random(16)).toString('base64')
}

/** A new meeting, with defaults for what the request left out. Instant meetings and recurring ones without fixed times have no start. */
export function meetingFrom(
  changes: MeetingChanges,
  given: Pick<Meeting, 'id' | 'uuid' | 'hostId' | 'password' | 'settings' | 'createdAt'>,
): Meeting {
  const blank: Meeting = {
    ...given,
    topic: 'Zoom Meeting',
    type: 2,
    startTime: null,
    duration: 60,
    timezone: 'UTC',
    agenda: '',
  }
  const meeting = changedMeeting(blank, changes)
  return hasStart(meeting) ? { ...meeting, startTime: meeting.startTime ?? meeting.createdAt } : meeting
}

/** A meeting after a change. */
export function changedMeeting(meeting: Meeting, { settings, ...changes }: MeetingChanges): Meeting {
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const whole: Meeting = { ...meeting, ...said, settings: { ...meeting.settings, ...settings } }
  const changed = isWithoutTimes(whole)
    ? { ...whole, settings: { ...whole.settings, approval_type: 2 } }
    : whole
  return hasStart(changed) ? changed : { ...changed, startTime: null }
}

/** Such a recurring meeting takes no registrations, whatever it is asked for (a published evaluation of 2026). */
function isWithoutTimes({ type }: Meeting): boolean {
  return type === 3
}

function hasStart({ type }: Meeting): boolean {
  return type !== 1 && type !== 3
}

/**
 * Whether a list contains a meeting. Instant ones are never listed ("This API only supports scheduled meetings", Zoom's public API
 * collection, "List meetings"). Nobody joins the mock's meetings, so none is live.
 */
export function isListed(meeting: Meeting, list: MeetingListType, now: number): boolean {
  if (meeting.type === 1 || list === 'live') return false
  if (list === 'scheduled') return true
  const over = meeting.startTime !== null && meeting.startTime + meeting.duration * 60_000 <= now
  return over === (list === 'previous')
}
