import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import { didYouMean } from '../domain/near-misses.ts'
import type { Impossible } from '../domain/problem.ts'
import { impossible } from '../domain/problem.ts'
import type { EventToSend, KnownEvent } from '../domain/webhook.ts'
import type { FlowContext } from '../flow-context.ts'
import { catalogue, exampleMeeting, findInCatalogue } from './catalogue/catalogue.ts'
import type { EventAbout, EventContent } from './catalogue/entry.ts'
import { mergedRecords } from './merge.ts'

type Wanted = Pick<EventToSend, 'event' | 'payload' | 'changes' | 'user' | 'meeting'>

/** What an event says: the payload that was given, or else the catalogue's, with the changes. */
export function contentOf(context: FlowContext, wanted: Wanted): Accepted<EventContent> | Impossible {
  const base = wanted.payload === undefined ? madeUp(context, wanted) : accept({ payload: wanted.payload })
  if (!base.ok || wanted.changes === undefined) return base
  return accept({ ...base.value, payload: mergedRecords(base.value.payload, wanted.changes) })
}

/** The catalogue, with the payloads as they would be sent now. */
export function knownEvents(context: FlowContext, user?: string): Accepted<KnownEvent[]> | Impossible {
  const about = aboutWhom(context, { user })
  if (!about.ok) return about
  return accept(
    catalogue.map(({ event, source, notKnown, make }) => ({
      event,
      payload: make(about.value).payload,
      source,
      notKnown,
    })),
  )
}

function madeUp(context: FlowContext, wanted: Wanted): Accepted<EventContent> | Impossible {
  const entry = findInCatalogue(wanted.event)
  if (!entry) return notInCatalogue(wanted.event)
  const about = aboutWhom(context, wanted)
  return about.ok ? accept(entry.make(about.value)) : about
}

function notInCatalogue(event: string): Impossible {
  if (event === 'app_deauthorized')
    return impossible(
      404,
      'app_deauthorized is sent when a user uninstalls the app.',
      'Uninstall it with POST /__mock/users/{id}/uninstall, or give a payload.',
    )
  const names = catalogue.map((entry) => entry.event)
  return impossible(
    404,
    `The mock has no payload for ${event}.${didYouMean(event, names)}`,
    'Give a payload, or choose an event that GET /__mock/webhooks/catalogue lists.',
  )
}

function aboutWhom(
  { storage, clock }: FlowContext,
  { user: named, meeting: chosen }: Pick<EventToSend, 'user' | 'meeting'>,
): Accepted<EventAbout> | Impossible {
  const given = chosen === undefined ? undefined : storage.meetings.find(chosen)
  if (chosen !== undefined && !given)
    return impossible(404, `There is no meeting ${chosen}.`, 'Leave it out for the user’s newest one.')
  const name = named ?? given?.hostId
  const user =
    name === undefined ? storage.users.list().find(({ removed }) => !removed) : storage.users.find(name)
  if (!user)
    return impossible(
      404,
      name === undefined ? 'There is no Zoom user for it.' : `There is no Zoom user ${name}.`,
      'GET /__mock/users lists them.',
    )
  const meeting = given ?? storage.meetings.hostedBy(user.id).at(-1) ?? exampleMeeting(user)
  return accept({ user, meeting, operator: user, now: clock.now() })
}
