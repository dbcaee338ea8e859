import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { ApiRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import type { ApiCaller } from './call-api.ts'

/**
 * The user that a path names: `me`, an id or an email. A user-level token speaks for its own user only, and has to say
 * so with `me` (zoom/skills, skills/rest-api/concepts/api-architecture.md); its own id and email are accepted too.
 */
export function findApiUser(
  { storage }: FlowContext,
  caller: ApiCaller,
  name: string,
): Accepted<ZoomUser> | Refusal<ApiRefusal> {
  if (name === 'me' || name === caller.user.id || name === caller.user.email) {
    // The user in whose name an account's token was signed may be gone since.
    if (!caller.user.removed) return accept(caller.user)
  }
  const user = storage.users.find(name)
  const known = user && !user.removed ? { belongsTo: user.id } : {}
  if (!caller.speaksForAccount) return { ...refuse('user-is-not-me'), ...known }
  if (!user || user.removed) return refuse('user-unknown', { user_id: name })
  if (user.accountId !== caller.user.accountId)
    return { ...refuse('user-of-another-account', { user_id: name }), ...known }
  return accept(user)
}

/** All users of the caller's account. */
export function listApiUsers({ storage }: FlowContext, caller: ApiCaller): ZoomUser[] {
  return storage.users.list().filter((user) => !user.removed && user.accountId === caller.user.accountId)
}
