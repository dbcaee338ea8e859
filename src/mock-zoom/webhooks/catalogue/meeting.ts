import { toIsoTime } from '../../domain/clock.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { joinUrl } from '../../zoom/join-url.ts'
import type { CatalogueEntry, EventAbout, EventContent } from './entry.ts'
import { typeOf } from './entry.ts'
import { occurrence, operatorOf, participant, registrant, running } from './occurrence.ts'

const open =
  'The order of the keys, and which of the optional ones Zoom sends. Keys that came in later years, such as custom_keys, are left out.'

const entry = (
  event: string,
  make: (about: EventAbout) => EventContent,
  notKnown = open,
): CatalogueEntry => ({ event, source: typeOf('Meetings', event), notKnown, make })

function changed(about: EventAbout, object: object): EventContent {
  return { payload: { account_id: about.user.accountId, ...operatorOf(about), object } }
}

const happened = (about: EventAbout, more: object = {}): EventContent => ({
  payload: {
    account_id: about.user.accountId,
    object: { ...running(about.meeting, about.now), ...more },
  },
})

/** Events about meetings. */
export const meetingEvents: readonly CatalogueEntry[] = [
  entry('meeting.created', meetingCreated),
  entry(
    'meeting.updated',
    (about) => meetingUpdated(about, { ...about.meeting, topic: `${about.meeting.topic} (before)` }),
    'The order of the keys, and whether Zoom sends more than the id and what has changed: samples of 2019 have join_url and duration too.',
  ),
  entry('meeting.deleted', meetingDeleted),
  entry('meeting.started', (about) => happened(about)),
  entry('meeting.ended', (about) => happened(about, { end_time: toIsoTime(about.now) })),
  entry('meeting.participant_joined', (about) =>
    happened(about, {
      participant: {
        ...participant(about),
        join_time: toIsoTime(about.now),
        email: about.user.email,
      },
    }),
  ),
  entry(
    'meeting.participant_left',
    (about) =>
      happened(about, {
        participant: {
          ...participant(about),
          leave_time: toIsoTime(about.now),
          leave_reason: 'left the meeting',
          email: about.user.email,
        },
      }),
    `${open} The texts that leave_reason can have.`,
  ),
  entry('meeting.registration_created', (about) => ({
    payload: {
      account_id: about.user.accountId,
      object: {
        ...occurrence(about.meeting),
        registrant: { ...registrant(about), status: 'approved', join_url: joinUrl(about.meeting) },
      },
    },
  })),
  entry('meeting.registration_denied', (about) =>
    changed(about, { ...occurrence(about.meeting), registrant: registrant(about) }),
  ),
]

/** `meeting.created`: the meeting, with how to join it. */
export function meetingCreated(about: EventAbout): EventContent {
  const { meeting } = about
  return changed(about, {
    ...occurrence(meeting),
    join_url: joinUrl(meeting),
    password: meeting.password,
    settings: { use_pmi: false, alternative_hosts: '' },
  })
}

/** `meeting.deleted`: the meeting as it was at last. */
export function meetingDeleted(about: EventAbout): EventContent {
  return changed(about, occurrence(about.meeting))
}

/** `meeting.updated`: what has changed, as it is and as it was. */
export function meetingUpdated(about: EventAbout, before: Meeting): EventContent {
  const [now, then] = [changeable(about.meeting), changeable(before)]
  const keys = Object.keys(now).filter((key) => JSON.stringify(now[key]) !== JSON.stringify(then[key]))
  const only = (all: Readonly<Record<string, unknown>>) => ({
    id: about.meeting.id,
    ...Object.fromEntries(keys.map((key) => [key, all[key]])),
  })
  return {
    payload: {
      account_id: about.user.accountId,
      ...operatorOf(about),
      object: only(now),
      old_object: only(then),
      time_stamp: about.now,
    },
  }
}

function changeable(meeting: Meeting): Readonly<Record<string, unknown>> {
  const { topic, type, startTime, duration, timezone, agenda, password, settings } = meeting
  const start_time = startTime === null ? null : toIsoTime(startTime)
  return { topic, type, start_time, duration, timezone, agenda, password, settings }
}
