import { SignJWT } from 'jose'
import type { ZoomUser } from './domain/zoom-user.ts'
import type { Provider } from './flow/provider.ts'

/** Two hours, as staff said in zoom/api#44, and as in a link that somebody published in 2022. */
const lifetime = 2 * 60 * 60

/**
 * Signs a Zoom access key: what starts a meeting as its host. Header and claims are those of a published start_url;
 * with a meeting's number for that meeting alone.
 */
export async function signZak(
  { storage, clock }: Provider,
  user: ZoomUser,
  meetingNumber?: number,
): Promise<string> {
  const now = Math.floor(clock.now() / 1000)
  const claims = {
    aud: 'clientsm',
    uid: user.id,
    iss: 'web',
    sk: '0',
    sty: 100,
    wcd: 'us02',
    clt: 0,
    ...(meetingNumber === undefined ? {} : { mnum: String(meetingNumber) }),
    exp: now + lifetime,
    iat: now,
    aid: user.accountId,
    cid: '',
  }
  const header = { typ: 'JWT', sv: '000001', zm_skm: 'zm_o2m', alg: 'HS256' }
  const key = Buffer.from(storage.settings.read('signing-key') ?? '', 'base64url')
  return new SignJWT(claims).setProtectedHeader(header).sign(key)
}
