import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { ApiRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { Registrant, RegistrantStatus } from '../domain/registrant.ts'
import { register, takesRegistrations } from '../domain/registrant.ts'
import type { FlowContext } from '../flow-context.ts'
import type { EntryOf } from '../journal/events.ts'
import type { ApiCaller } from './call-api.ts'
import type { HostedMeeting } from './meetings.ts'

type Answer<Value> = Accepted<Value> | Refusal<ApiRefusal>

/** A registration, and the meeting that it is for. */
export interface Registration extends HostedMeeting {
  readonly registrant: Registrant
}

/** Registers somebody for a meeting. Who registers again keeps the registration that they have. */
export function addRegistrant(
  context: FlowContext,
  caller: ApiCaller,
  hosted: HostedMeeting,
  { email, answers }: Pick<Registrant, 'email' | 'answers'>,
): Answer<Registration> {
  const { storage, random, clock } = context
  const { meeting } = hosted
  if (!takesRegistrations(meeting)) return refuse('registration-off', { meeting_id: String(meeting.id) })
  const known = storage.registrants.of(meeting.id).find((other) => other.email === email)
  if (known) return accept({ ...hosted, registrant: known })
  const registrant = register(meeting, email, answers, { random, now: clock.now() })
  storage.registrants.insert(registrant)
  record(context, caller, registrant, registrant.status)
  return accept({ ...hosted, registrant })
}

/** Those who registered for a meeting and stand like this. */
export function listRegistrants(
  { storage }: FlowContext,
  { meeting }: HostedMeeting,
  status: RegistrantStatus,
): Answer<Registrant[]> {
  if (!takesRegistrations(meeting)) return refuse('registration-off', { meeting_id: String(meeting.id) })
  return accept(storage.registrants.of(meeting.id).filter((registrant) => registrant.status === status))
}

/** One who registered for a meeting. */
export function findRegistrant(
  { storage }: FlowContext,
  hosted: HostedMeeting,
  id: string,
): Answer<Registration> {
  const registrant = storage.registrants.find(hosted.meeting.id, id)
  return registrant ? accept({ ...hosted, registrant }) : refuse('registrant-unknown', { registrant_id: id })
}

/** The host decides about registrations, named by id or email. Those that don't exist are skipped. */
export function decideRegistrants(
  context: FlowContext,
  caller: ApiCaller,
  { meeting }: HostedMeeting,
  status: RegistrantStatus,
  named: readonly { readonly id?: string | undefined; readonly email?: string | undefined }[],
): Answer<null> {
  for (const registrant of context.storage.registrants.of(meeting.id)) {
    if (!named.some(({ id, email }) => id === registrant.id || email === registrant.email)) continue
    context.storage.registrants.decide(registrant.id, status)
    record(context, caller, registrant, status)
  }
  return accept(null)
}

/** Deletes a registration. */
export function removeRegistrant(
  context: FlowContext,
  caller: ApiCaller,
  { registrant }: Registration,
): Answer<null> {
  context.storage.registrants.remove(registrant.id)
  record(context, caller, registrant, 'deleted')
  return accept(null)
}

function record(
  { storage, clock }: FlowContext,
  { requestId, grant: { clientId, id: grantId } }: ApiCaller,
  { id: registrantId, meetingId }: Registrant,
  status: EntryOf<'registrant.changed'>['status'],
): void {
  storage.journal.append(
    { type: 'registrant.changed', registrantId, meetingId, status, clientId, grantId },
    clock.now(),
    requestId,
  )
}
