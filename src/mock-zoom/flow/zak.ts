import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import { zakClaims, zakHeader } from '../zoom/token-claims.ts'
import { signJwt } from './jws.ts'

/** Signs a Zoom access key: what starts a meeting as its host, or that meeting alone. */
export function signZak(
  { storage, clock, switches }: FlowContext,
  user: ZoomUser,
  meetingNumber?: number,
): string {
  const claims = zakClaims(user, clock.now(), meetingNumber, switches.apiBodies)
  const key = Buffer.from(storage.settings.read('signing-key') ?? '', 'base64url')
  return signJwt(zakHeader(switches.apiBodies), claims, key)
}
