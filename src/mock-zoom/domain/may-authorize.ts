import type { App } from './app.ts'
import type { AuthorizeRefusal } from './refusal.ts'
import type { ZoomUser } from './zoom-user.ts'
import { canSignIn } from './zoom-user.ts'

/** Why this person may not authorize this app; undefined if they may. */
export function whyMayNotAuthorize(app: App, user: ZoomUser): AuthorizeRefusal | undefined {
  if (!canSignIn(user)) return 'user-not-active'
  // Until an app is published, only people of its own account can authorize it.
  if (app.draft && app.accountId !== null && app.accountId !== user.accountId) return 'app-not-published'
  if (app.kind === 'admin-managed' && user.role === 'member') return 'admin-required'
  if (app.notApprovedBy.includes(user.accountId)) return 'app-not-approved'
  return undefined
}
