import { z } from 'zod'
import { parseJson } from '../mock-zoom/domain/parse-json.ts'

/** What a token of Zoom's says about itself. */
export interface Claims {
  readonly clientId: string | null
  readonly userId: string | null
  /** The authorization that it came from. */
  readonly grant: string | null
  readonly kind: 'access' | 'refresh' | null
  /** In milliseconds since 1970. */
  readonly expiresAt: number | null
}

/** Version 6 has long names, versions 7 and 8 have short ones; every claim may be missing. */
const claimsSchema = z.looseObject({
  clientId: z.string().optional(),
  iss: z.string().optional(),
  userId: z.string().optional(),
  uid: z.string().optional(),
  authenticationId: z.string().optional(),
  auid: z.string().optional(),
  tokenType: z.string().optional(),
  type: z.number().optional(),
  exp: z.number().optional(),
})

/** The claims of a token, which nobody has to verify here; undefined for an opaque token. */
export function claimsOf(token: string): Claims | undefined {
  const [, middle] = /^eyJ[\w-]+\.([\w-]+)(?:\.[\w-]*)?$/.exec(token) ?? []
  if (middle === undefined || token.length > longest) return undefined
  const claims = claimsSchema.safeParse(parseJson(Buffer.from(middle, 'base64url').toString('utf-8')))
  if (!claims.success) return undefined
  const { clientId, iss, userId, uid, authenticationId, auid, tokenType, type, exp } = claims.data
  return {
    clientId: clientId ?? /^(?:zm:cid:|urn:zoom:connect:clientid:)(.+)$/.exec(iss ?? '')?.[1] ?? null,
    userId: userId ?? uid ?? null,
    grant: authenticationId ?? auid ?? null,
    kind: kindOf(tokenType ?? type),
    expiresAt: exp === undefined ? null : exp * 1000,
  }
}

/** Zoom's tokens are shorter. */
const longest = 8_192

function kindOf(type: string | number | undefined): Claims['kind'] {
  if (type === 'access_token' || type === 0) return 'access'
  return type === 'refresh_token' || type === 1 ? 'refresh' : null
}
