import type { ZoomUser } from '../../domain/zoom-user.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { mountPathOf } from '../../http/mount.ts'

/** Each mock below a prefix has a cookie of its own: the one of the mock above is sent along as well. */
function cookieFor(ctx: ZoomContext): { readonly name: string; readonly path: string } {
  const base = mountPathOf(ctx)
  return { name: `mock_zoom_user${base.replaceAll(/[^\w-]/g, '_')}`, path: base || '/' }
}

/** Who a test says is signed in at Zoom, whatever the browser's cookie, and how that person answers. */
export interface SignedIn {
  readonly userId: string
  readonly consent: 'ask' | 'allow' | 'decline'
}

export function readSignedIn({ storage }: FlowContext): SignedIn | undefined {
  const stored = storage.settings.read('signed-in')
  const signedIn: SignedIn | undefined = stored === undefined ? undefined : JSON.parse(stored)
  // Whoever was deleted since is signed out.
  return signedIn && storage.users.find(signedIn.userId) ? signedIn : undefined
}

export function writeSignedIn({ storage }: FlowContext, signedIn: SignedIn | null): void {
  if (signedIn === null) storage.settings.remove('signed-in')
  else storage.settings.write('signed-in', JSON.stringify(signedIn))
}

/** The Zoom user of this browser: the one that a test chose, else the one of its cookie. */
export function userOf(context: FlowContext, ctx: ZoomContext): ZoomUser | undefined {
  const id = readSignedIn(context)?.userId ?? ctx.cookies.get(cookieFor(ctx).name)
  const user = id === undefined ? undefined : context.storage.users.find(id)
  return user?.removed ? undefined : user
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
