import type { Meeting } from '../../domain/meeting.ts'
import { meetingFrom } from '../../domain/meeting.ts'
import { defaultMeetingSettings } from '../../domain/meeting-settings.ts'
import type { ZoomUser } from '../../domain/zoom-user.ts'
import type { CatalogueEntry } from './entry.ts'
import { idFrom, numberFrom } from './entry.ts'
import { meetingEvents } from './meeting.ts'
import { phoneEvents } from './phone.ts'
import { recordingEvents } from './recording.ts'
import { userEvents } from './user.ts'
import { webinarEvents } from './webinar.ts'

/** The events that the mock can make, in the order in which they are listed. */
export const catalogue: readonly CatalogueEntry[] = [
  ...meetingEvents,
  ...recordingEvents,
  ...webinarEvents,
  ...userEvents,
  ...phoneEvents,
]

export function findInCatalogue(event: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.event === event)
}

/** A meeting for events about a user who has none. It is not stored, and is the same each time. */
export function exampleMeeting(user: ZoomUser): Meeting {
  return meetingFrom(
    { topic: `${user.firstName}’s meeting`, startTime: user.createdAt },
    {
      id: numberFrom(`meeting:${user.id}`, 11),
      uuid: Buffer.from(idFrom(`meeting:${user.id}`), 'base64url').toString('base64'),
      hostId: user.id,
      password: idFrom(`password:${user.id}`).slice(0, 6),
      settings: defaultMeetingSettings,
      createdAt: user.createdAt,
    },
  )
}
