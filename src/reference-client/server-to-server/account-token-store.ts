import type { Database } from 'better-sqlite3'
import type { AccessToken } from '../zoom-answers.ts'

/** One token for each account, in a place that all instances share. */
export interface AccountTokenStore {
  find(accountId: string): AccessToken | undefined
  /** Claims the one token request for this account; false if somebody else holds the claim, or has replaced what we have seen. */
  claim(accountId: string, seen: AccessToken | undefined): boolean
  release(accountId: string): void
  /** Also ends the claim. */
  save(accountId: string, token: AccessToken): void
}

const schema = `
  CREATE TABLE IF NOT EXISTS account_tokens (
    account_id TEXT PRIMARY KEY,
    access_token TEXT NOT NULL DEFAULT '',
    expires_at INTEGER NOT NULL DEFAULT 0, -- times are milliseconds
    api_url TEXT NOT NULL DEFAULT '',
    claimed_until INTEGER NOT NULL DEFAULT 0
  ) STRICT;`

/** Longer than a token request may take (ten seconds), so that only a process that died loses its claim. */
const claimLasts = 15_000

export function createAccountTokenStore(database: Database): AccountTokenStore {
  database.exec(schema)
  const find = database.prepare<[string], AccessToken>(
    `SELECT access_token AS accessToken, expires_at AS expiresAt, api_url AS apiUrl
     FROM account_tokens WHERE account_id = ? AND access_token <> ''`,
  )
  const claim = database.prepare(
    `INSERT INTO account_tokens (account_id, claimed_until) VALUES (@accountId, @now + ${claimLasts})
     ON CONFLICT (account_id) DO UPDATE SET claimed_until = @now + ${claimLasts}
       WHERE claimed_until <= @now AND access_token = @seen`,
  )
  const release = database.prepare(`UPDATE account_tokens SET claimed_until = 0 WHERE account_id = ?`)
  const save = database.prepare(
    `INSERT OR REPLACE INTO account_tokens (account_id, access_token, expires_at, api_url)
     VALUES (@accountId, @accessToken, @expiresAt, @apiUrl)`,
  )
  return {
    find: (accountId) => find.get(accountId),
    claim: (accountId, seen) =>
      claim.run({ accountId, seen: seen?.accessToken ?? '', now: Date.now() }).changes === 1,
    release: (accountId) => void release.run(accountId),
    save: (accountId, token) => void save.run({ ...token, accountId }),
  }
}
