import { toIsoTime } from '../../domain/clock.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { joinUrl } from '../../zoom/join-url.ts'
import type { CatalogueEntry, EventAbout, EventContent } from './entry.ts'
import { numberFrom, typeOf } from './entry.ts'
import { occurrence, operatorOf, participant, registrant, running } from './occurrence.ts'

const open = 'The order of the keys. The mock has no webinars: this one is made from the user’s meeting.'
const page = 'developers.zoom.us/docs/api/meetings/events'

const entry = (
  event: string,
  make: (about: EventAbout) => EventContent,
  { source = typeOf('Meetings', event), notKnown = open } = {},
): CatalogueEntry => ({ event, source, notKnown, make: (about) => make(withWebinar(about)) })

/** 5 is a webinar (a mirror of Zoom's public API collection, "Create a webinar"). */
const webinarType = 5

/** A number of its own, so that an app doesn't take it for the meeting. */
function withWebinar(about: EventAbout): EventAbout {
  const id = numberFrom(`webinar:${about.meeting.uuid}`, 11)
  const startTime = about.meeting.startTime ?? about.now
  return { ...about, meeting: { ...about.meeting, id, startTime } }
}

const webinar = (meeting: Meeting) => ({ ...occurrence(meeting), type: webinarType })

const happened = (about: EventAbout, more: object = {}): EventContent => ({
  payload: {
    account_id: about.user.accountId,
    object: { ...running(about.meeting, about.now), type: webinarType, ...more },
  },
})

/** Events about webinars. */
export const webinarEvents: readonly CatalogueEntry[] = [
  entry('webinar.created', (about) => ({
    payload: {
      account_id: about.user.accountId,
      ...operatorOf(about),
      object: {
        ...webinar(about.meeting),
        join_url: joinUrl(about.meeting),
        password: about.meeting.password,
        settings: { use_pmi: false, alternative_hosts: '' },
        creation_source: 'other',
      },
    },
  })),
  entry('webinar.updated', (about) => ({
    payload: {
      account_id: about.user.accountId,
      ...operatorOf(about),
      object: { id: about.meeting.id, topic: about.meeting.topic },
      old_object: { id: about.meeting.id, topic: `${about.meeting.topic} (before)` },
      time_stamp: about.now,
    },
  })),
  entry(
    'webinar.deleted',
    (about) => ({
      payload: {
        account_id: about.user.accountId,
        ...operatorOf(about),
        object: webinar(about.meeting),
      },
    }),
    { source: page, notKnown: `Its own keys: they are taken to be those of meeting.deleted. ${open}` },
  ),
  entry('webinar.started', (about) => happened(about)),
  entry('webinar.ended', (about) => happened(about, { end_time: toIsoTime(about.now) })),
  entry('webinar.participant_joined', (about) =>
    happened(about, {
      participant: { ...participant(about), join_time: toIsoTime(about.now), email: about.user.email },
    }),
  ),
  entry(
    'webinar.participant_left',
    (about) =>
      happened(about, {
        participant: { ...participant(about), leave_time: toIsoTime(about.now), email: about.user.email },
      }),
    {
      source: page,
      notKnown: `Its own keys: they are taken to be those of webinar.participant_joined, with leave_time. ${open}`,
    },
  ),
  entry('webinar.registration_denied', (about) => ({
    payload: {
      account_id: about.user.accountId,
      ...operatorOf(about),
      object: { ...webinar(about.meeting), registrant: registrant(about) },
    },
  })),
]
