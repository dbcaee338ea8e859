import type Database from 'better-sqlite3'
import type { ClientId, CodeId, GrantId, UserId } from '../domain/ids.ts'
import type { Page } from '../domain/page.ts'
import type { Grant, GrantEnd } from '../domain/token.ts'
import { insertInto, splitWords } from './columns.ts'
import { pagesOf } from './pages.ts'

interface Row {
  id: GrantId
  type: string
  client_id: ClientId
  user_id: UserId
  code: string
  scopes: string
  token_index: number
  created_at: number
  ended_at: number | null
  ended_because: GrantEnd | null
  speaks_for: Grant['speaksFor']
}

export interface Grants {
  find(id: GrantId): Grant | undefined
  findByCode(codeId: CodeId): Grant | undefined
  /** The grants of this user for this app that have not ended. */
  live(clientId: ClientId, userId: UserId): Grant[]
  /** The oldest first. */
  list(page?: Page): Grant[]
  /** `codeId` is the authorization code that the grant came from, if any. */
  insert(grant: Grant, codeId: CodeId | null): void
  end(id: GrantId, because: GrantEnd, now: number): void
}

export function grantsIn(db: Database.Database): Grants {
  const find = db.prepare<[string], Row>('SELECT * FROM grants WHERE id = ?')
  const byCode = db.prepare<[string], Row>('SELECT * FROM grants WHERE code_id = ?')
  const live = db.prepare<[Pick<Grant, 'clientId' | 'userId'>], Row>(
    'SELECT * FROM grants WHERE client_id = @clientId AND user_id = @userId AND ended_at IS NULL ORDER BY rowid',
  )
  const pages = pagesOf<Row>(db, 'grants')
  const insert = db.prepare(
    insertInto(
      'grants',
      ...['id', 'type', 'speaksFor', 'clientId', 'userId', 'codeId', 'code', 'scopes', 'tokenIndex'],
      'createdAt',
    ),
  )
  const end = db.prepare(
    'UPDATE grants SET ended_at = @now, ended_because = @because WHERE id = @id AND ended_at IS NULL',
  )
  return {
    find(id) {
      const row = find.get(id)
      return row && toGrant(row)
    },
    findByCode(codeId) {
      const row = byCode.get(codeId)
      return row && toGrant(row)
    },
    live: (clientId, userId) => live.all({ clientId, userId }).map(toGrant),
    list: (page) => pages(page).map(toGrant),
    insert: (grant, codeId) => void insert.run({ ...grant, codeId, scopes: grant.scopes.join(' ') }),
    end: (id, because, now) => void end.run({ id, because, now }),
  }
}

function toGrant(row: Row): Grant {
  return {
    id: row.id,
    type: row.type,
    speaksFor: row.speaks_for,
    clientId: row.client_id,
    userId: row.user_id,
    code: row.code,
    scopes: splitWords(row.scopes),
    tokenIndex: row.token_index,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    endedBecause: row.ended_because,
  }
}
