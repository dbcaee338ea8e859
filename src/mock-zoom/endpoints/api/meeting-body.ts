import { createHash } from 'node:crypto'
import { toIsoTime } from '../../domain/clock.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { HostedMeeting } from '../../flow/meetings.ts'
import { signZak } from '../../flow/zak.ts'
import type { FlowContext } from '../../flow-context.ts'

const site = 'https://us02web.zoom.us'

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
    start_url: `${site}/s/${meeting.id}?zak=${signZak(context, host, meeting.id)}`,
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

function joinUrl(meeting: Meeting): string {
  return `${site}/j/${meeting.id}?pwd=${passcodesOf(meeting).encrypted}`
}

/** The passcode for telephones, six digits, and the one in links: base64 of base64, as in published responses. */
function passcodesOf({ id, password }: Meeting): { digits: string; encrypted: string } {
  const hash = createHash('sha256').update(`${id}:${password}`).digest()
  return {
    digits: String(hash.readUInt32BE() % 1_000_000).padStart(6, '0'),
    encrypted: Buffer.from(hash.subarray(0, 16).toString('base64')).toString('base64'),
  }
}
