import { toIsoTime } from '../../domain/clock.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { settingsSince2026 } from '../../domain/meeting-settings.ts'
import { takesRegistrations } from '../../domain/registrant.ts'
import type { HostedMeeting } from '../../flow/meetings.ts'
import { signZak } from '../../flow/zak.ts'
import type { FlowContext } from '../../flow-context.ts'
import { joinUrl, meetingSite, passcodesOf, registrationUrl } from '../../zoom/join-url.ts'
import type { Switches } from '../../zoom/profiles.ts'

/**
 * A meeting, its keys in the order of a response that was published in June 2022, and of recordings of May 2026
 * (NangoHQ/integration-templates): there a meeting that is asked for has two keys more than one that was just created.
 */
export function meetingBody(
  context: FlowContext,
  { meeting, host }: HostedMeeting,
  what: 'created' | 'found',
): object {
  const { apiBodies } = context.switches
  const is2026 = apiBodies === '2026'
  const { digits, encrypted } = passcodesOf(meeting, apiBodies)
  return {
    uuid: meeting.uuid,
    id: meeting.id,
    host_id: meeting.hostId,
    host_email: host.email,
    ...(is2026 && what === 'found' ? { assistant_id: '' } : {}),
    topic: meeting.topic,
    type: meeting.type,
    status: 'waiting',
    ...times(meeting, is2026 && what === 'found'),
    start_url: `${meetingSite}/s/${meeting.id}?zak=${signZak(context, host, meeting.id)}`,
    join_url: joinUrl(meeting, apiBodies),
    ...(is2026 ? { chat_join_url: `${meetingSite}/launch/jc/${meeting.id}` } : {}),
    ...(takesRegistrations(meeting) ? { registration_url: registrationUrl(meeting) } : {}),
    password: meeting.password,
    h323_password: digits,
    pstn_password: digits,
    encrypted_password: encrypted,
    settings: is2026 ? meeting.settings : without2026(meeting.settings),
    ...(is2026 ? { creation_source: 'open_api' } : {}),
    pre_schedule: false,
  }
}

/** A meeting as lists show it, in the order of responses published in 2020 and 2021, and recorded in 2026. */
export function listedMeetingBody(meeting: Meeting, apiBodies: Switches['apiBodies']) {
  return {
    uuid: meeting.uuid,
    id: meeting.id,
    host_id: meeting.hostId,
    topic: meeting.topic,
    type: meeting.type,
    ...times(meeting, false),
    join_url: joinUrl(meeting, apiBodies),
  }
}

function times({ startTime, duration, timezone, agenda, createdAt }: Meeting, withEmptyAgenda: boolean) {
  return {
    ...(startTime === null ? {} : { start_time: toIsoTime(startTime) }),
    duration,
    timezone,
    ...(agenda === '' && !withEmptyAgenda ? {} : { agenda }),
    created_at: toIsoTime(createdAt),
  }
}

function without2026(settings: Meeting['settings']): object {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !settingsSince2026.has(name)))
}
