import type { Database } from 'better-sqlite3'
import { hashOf, plainTokens, type TokenCipher, type TokenPlace } from '../store/token-cipher.ts'
import type { AccessToken } from '../zoom-answers.ts'

/** One token for each account, in a place that all instances share. */
export interface AccountTokenStore {
  find(accountId: string): Promise<AccessToken | undefined>
  /** Claims the one token request for this account; false if somebody else holds the claim, or has replaced what we have seen. */
  claim(accountId: string, seen: AccessToken | undefined): Promise<boolean>
  release(accountId: string): Promise<void>
  /** Also ends the claim. */
  save(accountId: string, token: AccessToken): Promise<void>
}

const schema = `
  CREATE TABLE IF NOT EXISTS account_tokens (
    account_id TEXT PRIMARY KEY,
    access_token TEXT NOT NULL DEFAULT '',
    access_token_hash TEXT NOT NULL DEFAULT '',
    expires_at INTEGER NOT NULL DEFAULT 0, -- times are milliseconds
    api_url TEXT NOT NULL DEFAULT '',
    claimed_until INTEGER NOT NULL DEFAULT 0
  ) STRICT;`

/** Longer than a token request may take (ten seconds), so that only a process that died loses its claim. */
const claimLasts = 15_000

export function createAccountTokenStore(
  database: Database,
  cipher: TokenCipher = plainTokens,
): AccountTokenStore {
  database.exec(schema)
  const now = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`
  const find = database.prepare<[string], AccessToken>(
    `SELECT access_token AS accessToken, expires_at AS expiresAt, api_url AS apiUrl
     FROM account_tokens WHERE account_id = ? AND access_token <> ''`,
  )
  // The hash is that of the token itself: two ciphertexts of one token differ.
  const claim = database.prepare(
    `INSERT INTO account_tokens (account_id, claimed_until) VALUES (@accountId, ${now} + ${claimLasts})
     ON CONFLICT (account_id) DO UPDATE SET claimed_until = ${now} + ${claimLasts}
       WHERE claimed_until <= ${now} AND access_token_hash = @seenHash`,
  )
  const release = database.prepare(`UPDATE account_tokens SET claimed_until = 0 WHERE account_id = ?`)
  const save = database.prepare(
    `INSERT OR REPLACE INTO account_tokens (account_id, access_token, access_token_hash, expires_at, api_url)
     VALUES (@accountId, @accessToken, @hash, @expiresAt, @apiUrl)`,
  )
  const placeOf = (accountId: string): TokenPlace => ({ of: [accountId], column: 'access_token' })
  return {
    async find(accountId) {
      const row = find.get(accountId)
      return row && { ...row, accessToken: await cipher.open(row.accessToken, placeOf(accountId)) }
    },
    async claim(accountId, seen) {
      return (
        claim.run({ accountId, seenHash: seen === undefined ? '' : hashOf(seen.accessToken) }).changes === 1
      )
    },
    async release(accountId) {
      release.run(accountId)
    },
    async save(accountId, token) {
      const accessToken = await cipher.seal(token.accessToken, placeOf(accountId))
      save.run({ ...token, accountId, accessToken, hash: hashOf(token.accessToken) })
    },
  }
}
