import { createHmac, timingSafeEqual } from 'node:crypto'
import { CompactSign, compactVerify, importJWK } from 'jose'
import type { TokenId } from './domain/ids.ts'
import type { Grant, Token } from './domain/token.ts'
import type { ZoomUser } from './domain/zoom-user.ts'
import type { Switches } from './profiles.ts'

/** What a token says besides its own row. */
export interface TokenSubject {
  readonly token: Token
  readonly grant: Grant
  readonly user: ZoomUser
}

export interface TokenSigner {
  /** The text of a token, in the given format. */
  sign(subject: TokenSubject, format: Switches['tokenFormat']): Promise<string>
  /** The id inside a token of ours, in whatever format, or `undefined` for any other text. */
  read(text: string): Promise<TokenId | undefined>
}

/**
 * Writes and reads tokens. `secret` is the mock's own; like Zoom's it is symmetric (HS512), and no integration ever
 * gets it (devforum.zoom.us/t/7899). Staff say that the contents can change at any time (devforum.zoom.us/t/25064).
 */
export async function createTokenSigner(secret: Uint8Array, keyId: string): Promise<TokenSigner> {
  // A CryptoKey made once signs almost twice as fast as raw bytes.
  const key = await importJWK({ kty: 'oct', k: Buffer.from(secret).toString('base64url') }, 'HS512')
  const encoder = new TextEncoder()
  const mac = (id: string) => createHmac('sha512', secret).update(id).digest('base64url').slice(0, 43)

  return {
    async sign(subject, format) {
      const { id } = subject.token
      if (format === 'opaque') return `${id.replaceAll('-', '')}.${mac(id)}`
      // `sv` stands at the front of current tokens, and is absent from Zoom's older sample.
      const header = { ...(format === 'v8' ? { sv: '000001' } : {}), alg: 'HS512', v: '2.0', kid: keyId }
      const claims = format === 'v6' ? longClaims(subject) : shortClaims(subject, format === 'v8' ? 8 : 7)
      return new CompactSign(encoder.encode(JSON.stringify(claims))).setProtectedHeader(header).sign(key)
    },
    async read(text) {
      const opaque = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([\w-]{43})$/.exec(
        text,
      )
      if (opaque) {
        const id = opaque.slice(1, 6).join('-')
        return timingSafeEqual(Buffer.from(mac(id)), Buffer.from(opaque[6] ?? ''))
          ? (id as TokenId)
          : undefined
      }
      try {
        const { payload } = await compactVerify(text, key, { algorithms: ['HS512'] })
        const claims: unknown = JSON.parse(Buffer.from(payload).toString())
        if (typeof claims !== 'object' || claims === null || !('jti' in claims)) return undefined
        return typeof claims.jti === 'string' ? (claims.jti as TokenId) : undefined
      } catch {
        return undefined
      }
    },
  }
}

/** Version 6, in the order of the sample in Zoom's older documentation. */
function longClaims({ token, grant, user }: TokenSubject) {
  return {
    ver: '6',
    clientId: grant.clientId,
    code: grant.code,
    iss: `urn:zoom:connect:clientid:${grant.clientId}`,
    authenticationId: grant.id,
    userId: user.id,
    groupNumber: 0,
    aud: 'https://oauth.zoom.us',
    accountId: user.accountId,
    nbf: seconds(token.issuedAt),
    exp: seconds(token.expiresAt),
    tokenType: `${token.kind}_token`,
    iat: seconds(token.issuedAt),
    jti: token.id,
    toleranceId: 0,
  }
}

/** Version 7 renamed the claims; that broke apps which decode tokens. Version 8's list is not public: same names. */
function shortClaims({ token, grant, user }: TokenSubject, version: 7 | 8) {
  return {
    ver: version,
    auid: grant.id,
    code: grant.code,
    iss: `zm:cid:${grant.clientId}`,
    gno: 0,
    type: token.kind === 'access' ? 0 : 1,
    tid: 0,
    aud: 'https://oauth.zoom.us',
    uid: user.id,
    nbf: seconds(token.issuedAt),
    exp: seconds(token.expiresAt),
    iat: seconds(token.issuedAt),
    aid: user.accountId,
    jti: token.id,
  }
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
