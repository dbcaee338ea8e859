import type Database from 'better-sqlite3'
import type { GrantId, TokenId } from '../domain/ids.ts'
import type { Page } from '../domain/page.ts'
import type { Token, TokenEnd } from '../domain/token.ts'
import { insertInto } from './columns.ts'
import { pagesOf } from './pages.ts'

interface Row {
  id: TokenId
  kind: Token['kind']
  grant_id: GrantId
  issued_at: number
  expires_at: number
  ended_at: number | null
  ended_because: TokenEnd | null
}

export interface Tokens {
  find(id: TokenId): Token | undefined
  /** The live tokens of one kind of a grant, the newest first. */
  live(grantId: GrantId, kind: Token['kind']): Token[]
  /** At most this many of them, the newest first. */
  latest(count: number): Token[]
  /** The oldest first. */
  list(page?: Page): Token[]
  insert(token: Token): void
  end(id: TokenId, because: TokenEnd, now: number): void
  /** Moves the end of its life to now. */
  expire(id: TokenId, now: number): void
  /** Ends every live token of a grant, or those of one kind. */
  endAll(grantId: GrantId, kinds: Token['kind'] | 'both', because: TokenEnd, now: number): void
}

export function tokensIn(db: Database.Database): Tokens {
  const find = db.prepare<[string], Row>('SELECT * FROM tokens WHERE id = ?')
  const live = db.prepare<[Pick<Token, 'grantId' | 'kind'>], Row>(
    'SELECT * FROM tokens WHERE grant_id = @grantId AND kind = @kind AND ended_at IS NULL ORDER BY rowid DESC',
  )
  const latest = db.prepare<[number], Row>('SELECT * FROM tokens ORDER BY rowid DESC LIMIT ?')
  const pages = pagesOf<Row>(db, 'tokens')
  const insert = db.prepare(
    insertInto('tokens', 'id', 'kind', 'grantId', 'issuedAt', 'expiresAt', 'endedAt', 'endedBecause'),
  )
  const end = db.prepare(
    'UPDATE tokens SET ended_at = @now, ended_because = @because WHERE id = @id AND ended_at IS NULL',
  )
  const expire = db.prepare('UPDATE tokens SET expires_at = @now WHERE id = @id')
  const endAll = db.prepare(`
    UPDATE tokens SET ended_at = @now, ended_because = @because
    WHERE grant_id = @grantId AND kind = @kind AND ended_at IS NULL`)
  return {
    find(id) {
      const row = find.get(id)
      return row && toToken(row)
    },
    live: (grantId, kind) => live.all({ grantId, kind }).map(toToken),
    latest: (count) => latest.all(count).map(toToken),
    list: (page) => pages(page).map(toToken),
    insert: (token) => void insert.run(token),
    end: (id, because, now) => void end.run({ id, because, now }),
    expire: (id, now) => void expire.run({ id, now }),
    endAll(grantId, kinds, because, now) {
      for (const kind of kinds === 'both' ? ['access', 'refresh'] : [kinds])
        endAll.run({ grantId, kind, because, now })
    },
  }
}

function toToken(row: Row): Token {
  return {
    id: row.id,
    kind: row.kind,
    grantId: row.grant_id,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    endedBecause: row.ended_because,
  }
}
