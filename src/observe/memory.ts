import { endOfTime } from '../mock-zoom/domain/clock.ts'
import type { ClientId, CodeId, GrantId, TokenId, UserId } from '../mock-zoom/domain/ids.ts'
import type { Alteration } from '../mock-zoom/domain/likeness.ts'
import { peel } from '../mock-zoom/domain/likeness.ts'
import type { CodeChallenge } from '../mock-zoom/domain/pkce.ts'
import type { EventKeys } from '../mock-zoom/journal/events.ts'
import { claimsOf } from './claims.ts'
import type { Fingerprint } from './fingerprint.ts'
import { shownClientId } from './redact.ts'

/** What an authorization is known by. */
export interface SeenGrant {
  readonly id: GrantId
  readonly clientId: ClientId
  /** Null for the app's own account. */
  readonly userId: UserId | null
  /** Why its tokens are dead, as far as that was seen. */
  ended: 'superseded' | 'revoked' | null
}

export interface SeenToken {
  readonly id: TokenId
  /** Null if an opaque token doesn't say. */
  readonly kind: 'access' | 'refresh' | null
  readonly grant: SeenGrant
  /** In milliseconds since 1970. */
  readonly expiresAt: number
  /** A refresh with it was seen to succeed. */
  rotated: boolean
}

export interface SeenCode {
  readonly id: CodeId
  /** What people see of it. */
  readonly shown: string
  /** Only if its authorize request was seen. The challenge of the method plain is fingerprinted, since it is the verifier. */
  issued?: {
    readonly clientId: ClientId
    readonly challenge: CodeChallenge | null
    /** In milliseconds since 1970. */
    readonly expiresAt: number
    /** Zoom didn’t ask, so the app was still installed, and an older grant ended only now. */
    readonly wasInstalled: boolean
  }
  redeemed: boolean
}

/** An authorize request that Zoom accepted. */
export interface SeenAuthorize {
  readonly asked: EventKeys['authorize.asked']
  readonly challenge: CodeChallenge | null
}

/** What has been seen so far: ids and fingerprints, and no code, token or secret. */
export interface Memory {
  readonly fingerprint: Fingerprint
  readonly authorizes: SeenAuthorize[]
  readonly grants: SeenGrant[]
  /** Clients whose credentials were accepted. */
  readonly trusted: Set<string>
  /** The account id, as a fingerprint, with which each client got a token. */
  readonly accounts: Map<string, string>
  code(text: string): SeenCode
  knownCode(text: string): SeenCode | undefined
  /** The token, if it was seen before or says what it is. */
  token(text: string): SeenToken | undefined
  /** A token that Zoom issued just now. */
  issued(text: string, kind: 'access' | 'refresh', grant: SeenGrant, expiresAt: number): SeenToken
  /** Whether a token that was seen names this Zoom user. */
  knowsUser(id: string): boolean
  /** The known code or token that this is, with something around it. */
  altered(text: string): Altered | undefined
}

export interface Altered {
  readonly how: readonly Alteration[]
  readonly code?: SeenCode
  readonly token?: SeenToken
}

export function newMemory(fingerprint: Fingerprint): Memory {
  const codes = new Map<string, SeenCode>()
  const tokens = new Map<string, SeenToken>()
  const foreign = new Map<string, SeenGrant>()

  /** A token from before the recording began, which says what it is. */
  const introduced = (text: string): SeenToken | undefined => {
    const claims = claimsOf(text)
    if (!claims || claims.clientId === null || claims.kind === null) return undefined
    const key = claims.grant ?? fingerprint(text)
    const grant: SeenGrant = foreign.get(key) ?? {
      id: `grant_${fingerprint(key)}` as GrantId,
      clientId: shownClientId(claims.clientId, fingerprint) as ClientId,
      userId: claims.userId as UserId | null,
      ended: null,
    }
    foreign.set(key, grant)
    const { kind, expiresAt } = claims
    const id = fingerprint(text) as TokenId
    return { id, kind, grant, expiresAt: expiresAt ?? endOfTime, rotated: false }
  }

  const memory: Memory = {
    fingerprint,
    authorizes: [],
    grants: [],
    trusted: new Set(),
    accounts: new Map(),
    code(text) {
      const id = fingerprint(text)
      const known = codes.get(id)
      if (known) return known
      const code: SeenCode = { id: id as CodeId, shown: `#${id.slice(0, 6)}`, redeemed: false }
      codes.set(id, code)
      return code
    },
    knownCode: (text) => codes.get(fingerprint(text)),
    token(text) {
      const id = fingerprint(text)
      const token = tokens.get(id) ?? introduced(text)
      if (token) tokens.set(id, token)
      return token
    },
    issued(text, kind, grant, expiresAt) {
      const id = fingerprint(text) as TokenId
      const token: SeenToken = { id, kind, grant, expiresAt, rotated: false }
      tokens.set(id, token)
      return token
    },
    knowsUser: (id) =>
      [...memory.grants, ...foreign.values()].some(({ userId }) => userId !== null && userId === id),
    altered(text) {
      for (const { text: inner, undone } of peel(text)) {
        const [code, token] = [codes.get(fingerprint(inner)), tokens.get(fingerprint(inner))]
        if (undone.length > 0 && (code || token))
          return { how: undone, ...(code && { code }), ...(token && { token }) }
      }
      return undefined
    },
  }
  return memory
}
