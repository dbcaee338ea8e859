import { toIsoTime } from '../../domain/clock.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { EventAbout } from './entry.ts'
import { numberFrom, uuidFrom } from './entry.ts'

/** What every event about a meeting or a webinar says of it, in the order of the samples of 2019 to 2023. */
export function occurrence(meeting: Meeting, id: number | string = meeting.id) {
  return {
    uuid: meeting.uuid,
    id,
    host_id: meeting.hostId,
    topic: meeting.topic,
    type: meeting.type,
    ...(meeting.startTime === null ? {} : { start_time: toIsoTime(meeting.startTime) }),
    duration: meeting.duration,
    timezone: meeting.timezone,
  }
}

/** The same of one that has begun. Its number is a text then. */
export function running(meeting: Meeting, now: number) {
  const begun = { ...meeting, startTime: meeting.startTime ?? now }
  return occurrence(begun, String(meeting.id))
}

/** Who did it: Zoom tells their email address and id. */
export function operatorOf({ operator }: EventAbout) {
  return { operator: operator.email, operator_id: operator.id }
}

/** A person in a meeting: the user, as if they had joined with their own account. */
export function participant({ user, meeting }: EventAbout) {
  const about = `${meeting.uuid}:${user.id}`
  return {
    user_id: String(numberFrom(about, 8)),
    user_name: `${user.firstName} ${user.lastName}`,
    id: user.id,
    participant_uuid: uuidFrom(about),
  }
}

/** A person who has registered; never one of the mock's users. */
export function registrant({ meeting }: EventAbout) {
  return {
    id: uuidFrom(`registrant:${meeting.uuid}`),
    first_name: 'Robin',
    last_name: 'Guest',
    email: 'robin.guest@example.com',
  }
}
