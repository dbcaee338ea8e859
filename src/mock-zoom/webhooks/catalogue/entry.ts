import { createHash } from 'node:crypto'
import type { Meeting } from '../../domain/meeting.ts'
import type { ZoomUser } from '../../domain/zoom-user.ts'

/** Whom and what an event is about. */
export interface EventAbout {
  readonly user: ZoomUser
  /** One of the user's, or an example if they have none. */
  readonly meeting: Meeting
  /** Who did it. */
  readonly operator: ZoomUser
  /** In milliseconds since 1970. */
  readonly now: number
}

/** What Zoom sends in an event, beside its name and time. */
export interface EventContent {
  readonly payload: Readonly<Record<string, unknown>>
  /** Keys that Zoom sends next to `payload`. */
  readonly beside?: Readonly<Record<string, unknown>>
}

/** An event that the mock can make. */
export interface CatalogueEntry {
  /** Its name, such as `meeting.started`. */
  readonly event: string
  /** The documentation that its shape is from. */
  readonly source: string
  /** What the documentation leaves open, so that the mock had to choose. */
  readonly notKnown: string
  make(about: EventAbout): EventContent
}

/** The documentation of a type of Zoom's own library, which lists the keys of an event and says which are optional. */
export function typeOf(group: 'Meetings' | 'Phone', event: string): string {
  const name = event.replaceAll(/(?:^|[._])(\w)/g, (_, first: string) => first.toUpperCase())
  return `zoom.github.io/rivet-javascript/types/${group}.${name}Event.html`
}

/** An id that stays the same for the same text: events can be made again, and tests can compare them. */
export function idFrom(text: string): string {
  return hashOf(text).toString('base64url').slice(0, 22)
}

/** A UUID that stays the same for the same text. */
export function uuidFrom(text: string): string {
  const hex = hashOf(text).toString('hex')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5').toUpperCase()
}

/** A number with so many digits that stays the same for the same text. */
export function numberFrom(text: string, digits: number): number {
  const smallest = 10 ** (digits - 1)
  return smallest + (hashOf(text).readUIntBE(0, 6) % (9 * smallest))
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
