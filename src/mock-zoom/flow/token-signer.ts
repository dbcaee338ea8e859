import { createHmac, timingSafeEqual } from 'node:crypto'
import type { TokenId } from '../domain/ids.ts'
import type { TokenSigner } from '../flow-context.ts'
import { tokenClaims } from '../zoom/token-claims.ts'
import { signJwt, verifyJwt } from './jws.ts'

/**
 * Writes and reads tokens. `secret` is the mock's own; like Zoom's it is symmetric (HS512), and no app ever
 * gets it (devforum.zoom.us/t/7899). Staff say that the contents can change at any time (devforum.zoom.us/t/25064).
 */
export function createTokenSigner(secret: Uint8Array, keyId: string): TokenSigner {
  const mac = (id: string) => createHmac('sha512', secret).update(id).digest('base64url').slice(0, 43)

  return {
    sign(subject, format) {
      const { id } = subject.token
      if (format === 'opaque') return `${id.replaceAll('-', '')}.${mac(id)}`
      // Current tokens begin with `sv`; Zoom's older sample has none.
      const header = {
        ...(format === 'v8' ? { sv: '000001' } : {}),
        alg: 'HS512',
        v: '2.0',
        kid: keyId,
      } as const
      return signJwt(header, tokenClaims(subject, format), secret)
    },
    read(text) {
      const opaque = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([\w-]{43})$/.exec(
        text,
      )
      if (opaque) {
        const id = opaque.slice(1, 6).join('-')
        return timingSafeEqual(Buffer.from(mac(id)), Buffer.from(opaque[6] ?? ''))
          ? (id as TokenId)
          : undefined
      }
      const claims = verifyJwt(text, 'HS512', secret)
      if (typeof claims !== 'object' || claims === null || !('jti' in claims)) return undefined
      return typeof claims.jti === 'string' ? (claims.jti as TokenId) : undefined
    },
  }
}
