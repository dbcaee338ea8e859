import { toIsoTime } from '../../domain/clock.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { HostedMeeting } from '../../flow/meetings.ts'
import { signZak } from '../../flow/zak.ts'
import type { FlowContext } from '../../flow-context.ts'
import { joinUrl, meetingSite, passcodesOf } from '../../zoom/join-url.ts'

/** A meeting, its keys in the order of a response that was published in June 2022. */
export function meetingBody(context: FlowContext, { meeting, host }: HostedMeeting): object {
  const { digits, encrypted } = passcodesOf(meeting)
  return {
    uuid: meeting.uuid,
    id: meeting.id,
    host_id: meeting.hostId,
    host_email: host.email,
    topic: meeting.topic,
    type: meeting.type,
    status: 'waiting',
    ...times(meeting),
    start_url: `${meetingSite}/s/${meeting.id}?zak=${signZak(context, host, meeting.id)}`,
    join_url: joinUrl(meeting),
    password: meeting.password,
    h323_password: digits,
    pstn_password: digits,
    encrypted_password: encrypted,
    settings: meeting.settings,
    pre_schedule: false,
  }
}

/** A meeting as lists show it, in the order of responses published in 2020 and 2021. */
export function listedMeetingBody(meeting: Meeting) {
  return {
    uuid: meeting.uuid,
    id: meeting.id,
    host_id: meeting.hostId,
    topic: meeting.topic,
    type: meeting.type,
    ...times(meeting),
    join_url: joinUrl(meeting),
  }
}

function times({ startTime, duration, timezone, agenda, createdAt }: Meeting) {
  return {
    ...(startTime === null ? {} : { start_time: toIsoTime(startTime) }),
    duration,
    timezone,
    ...(agenda === '' ? {} : { agenda }),
    created_at: toIsoTime(createdAt),
  }
}
