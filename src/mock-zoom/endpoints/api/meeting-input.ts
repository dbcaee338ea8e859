import { z } from 'zod'
import { fromIsoTime, isTimeZone } from '../../domain/clock.ts'
import type { MeetingChanges } from '../../domain/meeting.ts'
import { meetingTypes } from '../../domain/meeting.ts'
import type { MeetingSetting, MeetingSettings } from '../../domain/meeting-settings.ts'
import { defaultMeetingSettings } from '../../domain/meeting-settings.ts'
import { flag, whole } from './loose-types.ts'

/** A setting must have the type of its default; unknown settings are ignored. */
const settings = z.object(
  Object.fromEntries(
    Object.entries(defaultMeetingSettings).map(([name, value]) => [name, likeDefault(value).optional()]),
  ),
)

function likeDefault(value: MeetingSetting): z.ZodType<MeetingSetting> {
  switch (typeof value) {
    case 'boolean':
      return flag
    case 'number':
      return whole
    case 'string':
      return z.string().max(2000)
    default:
      if (Array.isArray(value))
        return z
          .array(z.unknown())
          .max(100)
          .refine((list) => isShallow(list, 5))
      return z.record(z.string(), z.unknown()).refine((object) => isShallow(object, 5))
  }
}

/** Whether a value nests no deeper than that: writing JSON that is thousands of levels deep would fail. */
function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1))
}

/** What a client may say about a meeting. Fields that the mock does not know are ignored, as Zoom ignores them. */
export const meetingSchema = z
  .object({
    topic: z.string().max(200).optional(),
    type: whole.pipe(z.literal(meetingTypes)).optional(),
    start_time: z.string().optional(),
    duration: whole.pipe(z.int().min(0).max(100_000)).optional(),
    timezone: z.string().refine(isTimeZone).optional(),
    agenda: z.string().max(2000).optional(),
    password: z.string().max(10).optional(),
    settings: settings.optional(),
  })
  .transform(({ start_time, settings: chosen, ...same }, ctx): MeetingChanges => {
    const startTime = start_time === undefined ? undefined : fromIsoTime(start_time, same.timezone ?? 'UTC')
    if (start_time !== undefined && startTime === undefined)
      ctx.addIssue({ code: 'custom', path: ['start_time'], message: 'not a time' })
    return { ...same, startTime, settings: chosen && known(chosen) }
  })

function known(chosen: Readonly<Record<string, MeetingSetting | undefined>>): Partial<MeetingSettings> {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined))
}
