import type { RandomBytes } from './ids.ts'
import { newZoomId } from './ids.ts'
import type { Meeting } from './meeting.ts'

/** Where a registration stands. */
export const registrantStatuses = ['pending', 'approved', 'denied'] as const

export type RegistrantStatus = (typeof registrantStatuses)[number]

/** Somebody who registered for a meeting. */
export interface Registrant {
  readonly id: string
  readonly meetingId: number
  readonly email: string
  /** What they filled in, with the names of Zoom's API. */
  readonly answers: Readonly<Record<string, unknown>>
  readonly status: RegistrantStatus
  readonly createdAt: number
}

/** Whether people can register: `approval_type` 2 means that they needn't. */
export function takesRegistrations({ settings }: Meeting): boolean {
  return settings.approval_type !== 2
}

/** A new registration: approved at once (`approval_type` 0), or by the host (1). */
export function register(
  meeting: Meeting,
  email: string,
  answers: Registrant['answers'],
  given: { readonly random: RandomBytes; readonly now: number },
): Registrant {
  return {
    id: newZoomId(given.random),
    meetingId: meeting.id,
    email,
    answers,
    status: meeting.settings.approval_type === 1 ? 'pending' : 'approved',
    createdAt: given.now,
  }
}
