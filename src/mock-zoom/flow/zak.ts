import { SignJWT } from 'jose'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import { zakClaims, zakHeader } from '../zoom/token-claims.ts'

/** Signs a Zoom access key: what starts a meeting as its host, or that meeting alone. */
export async function signZak(
  { storage, clock }: FlowContext,
  user: ZoomUser,
  meetingNumber?: number,
): Promise<string> {
  const claims = zakClaims(user, clock.now(), meetingNumber)
  const key = Buffer.from(storage.settings.read('signing-key') ?? '', 'base64url')
  return new SignJWT(claims).setProtectedHeader(zakHeader).sign(key)
}
