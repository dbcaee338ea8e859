import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'

/** Whether nothing may be done any longer in the name of this user. */
export function isOwnerGone({ switches }: FlowContext, owner: ZoomUser | undefined): boolean {
  if (owner === undefined) return false
  return owner.removed || (owner.status === 'inactive' && switches.inactiveUserTokens === 'refuse')
}
