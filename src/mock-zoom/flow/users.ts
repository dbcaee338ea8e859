import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { UserId } from '../domain/ids.ts'
import { newZoomId } from '../domain/ids.ts'
import type { ApiRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { UserSettings } from '../domain/user-settings.ts'
import { withSettings } from '../domain/user-settings.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import type { EntryOf } from '../journal/events.ts'
import type { ApiCaller } from './call-api.ts'

/** What a request says about a user. The rest stays the same. */
export type UserChanges = Partial<
  Pick<ZoomUser, 'firstName' | 'lastName' | 'licensed' | 'profile' | 'status' | 'settings' | 'removed'>
>

/** A user to be. */
export interface NewUser {
  readonly email: string
  /** Whether they have to accept an invitation first. */
  readonly isInvited: boolean
  readonly changes: UserChanges
}

type Changed = EntryOf<'user.changed'>['change']

/** Adds a user to the caller's account. */
export function createUser(
  context: FlowContext,
  caller: ApiCaller,
  { email, isInvited, changes }: NewUser,
): Accepted<ZoomUser> | Refusal<ApiRefusal> {
  const { storage, clock, random } = context
  if (storage.users.find(email)) return refuse('user-exists', { email })
  const user: ZoomUser = {
    id: newZoomId(random) as UserId,
    accountId: caller.user.accountId,
    email,
    firstName: '',
    lastName: '',
    role: 'member',
    status: isInvited ? 'pending' : 'active',
    verified: !isInvited,
    loginTypes: isInvited ? [] : [100],
    licensed: false,
    profile: {},
    settings: {},
    createdAt: clock.now(),
    removed: false,
    ...changes,
  }
  storage.users.save(user)
  record(context, caller, user, 'created')
  return accept(user)
}

/** Changes a user. A removed one keeps nothing but a place in the story of their tokens. */
export function changeUser(
  context: FlowContext,
  caller: ApiCaller,
  user: ZoomUser,
  changes: UserChanges,
  change: Exclude<Changed, 'created'>,
): Accepted<null> {
  const profile = { ...user.profile, ...changes.profile }
  context.storage.users.save({ ...user, ...changes, profile })
  record(context, caller, user, change)
  return accept(null)
}

/** Changes some of a user's settings. */
export function changeSettings(
  context: FlowContext,
  caller: ApiCaller,
  user: ZoomUser,
  changes: UserSettings,
): Accepted<null> {
  return changeUser(context, caller, user, { settings: withSettings(user.settings, changes) }, 'settings')
}

function record(
  { storage, clock }: FlowContext,
  { requestId, grant: { clientId, id: grantId } }: ApiCaller,
  { id: userId }: ZoomUser,
  change: Changed,
): void {
  storage.journal.append({ type: 'user.changed', userId, change, clientId, grantId }, clock.now(), requestId)
}
