import type Database from 'better-sqlite3'
import type { AuthorizationCode } from '../domain/authorization-code.ts'
import type { ClientId, CodeId, UserId } from '../domain/ids.ts'
import type { Page } from '../domain/page.ts'
import type { ChallengeMethod } from '../domain/pkce.ts'
import { insertInto, splitWords } from './columns.ts'
import { pagesOf } from './pages.ts'

interface Row {
  id: CodeId
  text: string
  client_id: ClientId
  user_id: UserId
  redirect_uri: string
  challenge: string | null
  challenge_method: ChallengeMethod | null
  scopes: string
  issued_at: number
  expires_at: number
  redeemed_at: number | null
  replaced_at: number | null
}

export interface Codes {
  findByText(text: string): AuthorizationCode | undefined
  /** The latest few of an app, the newest first. */
  latestOf(clientId: ClientId): AuthorizationCode[]
  /** The oldest first. */
  list(page?: Page): AuthorizationCode[]
  insert(code: AuthorizationCode): void
  /** Ends the unused codes of this user for the app. */
  replaceAll(clientId: ClientId, userId: UserId, now: number): void
  /** Marks the code as spent. Throws if it is already: the decision and this write belong in one transaction. */
  redeem(id: CodeId, now: number): void
}

export function codesIn(db: Database.Database): Codes {
  const find = db.prepare<[string], Row>('SELECT * FROM codes WHERE text = ?')
  const latest = db.prepare<[ClientId], Row>(
    'SELECT * FROM codes WHERE client_id = ? ORDER BY rowid DESC LIMIT 50',
  )
  const pages = pagesOf<Row>(db, 'codes')
  const insert = db.prepare(
    insertInto(
      'codes',
      ...['id', 'text', 'clientId', 'userId', 'redirectUri', 'challenge', 'challengeMethod', 'scopes'],
      ...['issuedAt', 'expiresAt', 'redeemedAt', 'replacedAt'],
    ),
  )
  const replace = db.prepare(
    'UPDATE codes SET replaced_at = @now WHERE client_id = @clientId AND user_id = @userId AND redeemed_at IS NULL AND replaced_at IS NULL AND expires_at > @now',
  )
  const redeem = db.prepare('UPDATE codes SET redeemed_at = @now WHERE id = @id AND redeemed_at IS NULL')
  return {
    findByText(text) {
      const row = find.get(text)
      return row && toCode(row)
    },
    latestOf: (clientId) => latest.all(clientId).map(toCode),
    list: (page) => pages(page).map(toCode),
    insert: (code) =>
      void insert.run({
        ...code,
        challenge: code.challenge?.value ?? null,
        challengeMethod: code.challenge?.method ?? null,
        scopes: code.scopes.join(' '),
      }),
    replaceAll: (clientId, userId, now) => void replace.run({ now, clientId, userId }),
    redeem(id, now) {
      if (redeem.run({ now, id }).changes !== 1) throw new Error(`code ${id} was spent already`)
    },
  }
}

function toCode(row: Row): AuthorizationCode {
  return {
    id: row.id,
    text: row.text,
    clientId: row.client_id,
    userId: row.user_id,
    redirectUri: row.redirect_uri,
    challenge:
      row.challenge === null || row.challenge_method === null
        ? null
        : { value: row.challenge, method: row.challenge_method },
    scopes: splitWords(row.scopes),
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    redeemedAt: row.redeemed_at,
    replacedAt: row.replaced_at,
  }
}
