import type { ZoomUser } from '../domain/zoom-user.ts'
import { canSignIn } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'

/** The user whom a test has signed in at Zoom, whatever the browser's cookie says, and what they do on the consent page. */
export interface SignedIn {
  readonly userId: string
  readonly consent: 'ask' | 'allow' | 'decline'
}

export function readSignedIn({ storage }: FlowContext): SignedIn | undefined {
  const stored = storage.settings.read('signed-in')
  const signedIn: SignedIn | undefined = stored === undefined ? undefined : JSON.parse(stored)
  // A user who was deleted is signed out.
  return signedIn && storage.users.find(signedIn.userId) ? signedIn : undefined
}

export function writeSignedIn({ storage }: FlowContext, signedIn: SignedIn | null): void {
  if (signedIn === null) storage.settings.remove('signed-in')
  else storage.settings.write('signed-in', JSON.stringify(signedIn))
}

/** The Zoom user of a browser: the one that a test chose, else the one that the browser's cookie names. */
export function signedInUser(context: FlowContext, cookie: string | undefined): ZoomUser | undefined {
  const id = readSignedIn(context)?.userId ?? cookie
  return id === undefined ? undefined : presentUser(context, id)
}

/** The Zoom user of this id or email, unless removed. */
export function presentUser({ storage }: FlowContext, id: string): ZoomUser | undefined {
  const user = storage.users.find(id)
  return user?.removed ? undefined : user
}

/** Who can sign in, for the pages that ask who somebody is. */
export function presentUsers({ storage }: FlowContext): ZoomUser[] {
  return storage.users.list().filter(canSignIn)
}
