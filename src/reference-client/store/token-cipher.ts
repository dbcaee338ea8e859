import { createHash } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'

/** Where a token is stored: of whom, and in which column. A token that is found anywhere else is refused. */
export interface TokenPlace {
  /** A person with their Zoom user, or an account. */
  readonly of: readonly string[]
  readonly column: 'access_token' | 'refresh_token'
}

/** What stands in the database instead of a token. */
export interface TokenCipher {
  seal(token: string, place: TokenPlace): Promise<string>
  /** Throws a `TokenUnreadable`. */
  open(sealed: string, place: TokenPlace): Promise<string>
}

/** A stored token that no key opens, or that belongs to another row. Whoever runs the app has to look, so it is not hidden. */
export class TokenUnreadable extends Error {
  override name = 'TokenUnreadable'
}

/** Tokens as they are: for databases in memory, and for those that are thrown away. */
export const plainTokens: TokenCipher = {
  seal: async (token) => token,
  open: async (stored) => stored,
}

/** A token is long and random, so its hash says nothing about it; and it can be compared where the token can't. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * Each token is a JWE of its own (`dir`, A256GCM). The key comes from outside the database, so a stolen backup has no tokens
 * in it. The header, which nobody can change without the key, says for whom the token is: who can write into the database,
 * but has no key, can't give one person the tokens of another.
 *
 * `keys` is `id:key` for each key, with commas between them and the newest one first. A key is 32 random bytes in base64url:
 * `openssl rand -base64 32 | tr '+/' '-_' | tr -d '='`. New tokens get the first key, and the others still open what they have
 * sealed. A connection moves to the newest key at its next refresh. Throws an `Error` when `keys` can't be read.
 */
export function createTokenCipher(keys: string): TokenCipher {
  const [newest, ...older] = keys.split(',').map(readKey)
  if (newest === undefined) throw new Error(unreadableKeys)
  const byId = new Map([...older, newest].map(({ id, key }) => [id, key]))

  return {
    seal: (token, place) =>
      new CompactEncrypt(new TextEncoder().encode(token))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: newest.id, for: nameOf(place) })
        .encrypt(newest.key),

    async open(sealed, place) {
      const keyOf = ({ kid = '' }: { kid?: string }) => {
        const key = byId.get(kid)
        if (key === undefined) throw new Error(`there is no key "${kid}"`)
        return key
      }
      const algorithms = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] }
      const { plaintext, protectedHeader } = await compactDecrypt(sealed, keyOf, algorithms).catch(
        (cause: unknown) => {
          const why = cause instanceof Error ? cause.message : String(cause)
          throw new TokenUnreadable(`The ${place.column} of ${place.of[0]} can’t be read: ${why}.`, {
            cause,
          })
        },
      )
      if (protectedHeader.for !== nameOf(place))
        throw new TokenUnreadable(`The ${place.column} of ${place.of[0]} was stored for somebody else.`)
      return new TextDecoder().decode(plaintext)
    },
  }
}

const unreadableKeys =
  'The keys for stored tokens can’t be read: expected id:key, with commas between keys and the newest first; a key is 32 bytes in base64url.'

function readKey(text: string): { readonly id: string; readonly key: Uint8Array } {
  const [, id, encoded] = /^([\w-]+):([\w-]{43})$/.exec(text.trim()) ?? []
  if (id === undefined || encoded === undefined) throw new Error(unreadableKeys) // without the text: it is secret
  return { id, key: Buffer.from(encoded, 'base64url') }
}

function nameOf({ of, column }: TokenPlace): string {
  return JSON.stringify([...of, column])
}
