import type { ZoomUser } from '../../domain/zoom-user.ts'
import { signedInUser } from '../../flow/signed-in.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { mountPathOf } from '../../http/mount.ts'

/** Each mock below a prefix has its own cookie, because browsers also send it the cookie of the mock above it. */
function cookieFor(ctx: ZoomContext): { readonly name: string; readonly path: string } {
  const base = mountPathOf(ctx)
  return { name: `mock_zoom_user${base.replaceAll(/[^\w-]/g, '_')}`, path: base || '/' }
}

/** The Zoom user of this browser: the one that a test chose, else the one of its cookie. */
export function userOf(context: FlowContext, ctx: ZoomContext): ZoomUser | undefined {
  return signedInUser(context, ctx.cookies.get(cookieFor(ctx).name))
}

/** The browser stays signed in as this user, until it is closed. */
export function rememberUser(ctx: ZoomContext, user: ZoomUser): void {
  const { name, path } = cookieFor(ctx)
  ctx.cookies.set(name, user.id, { path, httpOnly: true, sameSite: 'lax', overwrite: true })
}

export function forgetUser(ctx: ZoomContext): void {
  const { name, path } = cookieFor(ctx)
  ctx.cookies.set(name, null, { path, overwrite: true })
}
