import type Database from 'better-sqlite3'
import type { AccountId, UserId } from '../domain/ids.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import { insertInto } from './columns.ts'

interface Row {
  id: UserId
  account_id: AccountId
  email: string
  first_name: string
  last_name: string
  created_at: number
  removed: number
}

export interface ZoomUsers {
  /** By id or email. */
  find(idOrEmail: string): ZoomUser | undefined
  list(): ZoomUser[]
  save(user: ZoomUser): void
  /** Also removes everything that belongs to the user. Returns whether there was one. */
  remove(id: string): boolean
}

export function zoomUsersIn(db: Database.Database): ZoomUsers {
  const find = db.prepare<[{ idOrEmail: string }], Row>(
    'SELECT * FROM zoom_users WHERE id = @idOrEmail OR email = @idOrEmail',
  )
  const list = db.prepare<[], Row>('SELECT * FROM zoom_users ORDER BY rowid')
  const save = db.prepare(`
    ${insertInto('zoom_users', 'id', 'accountId', 'email', 'firstName', 'lastName', 'createdAt', 'removed')}
    ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id,
      email = excluded.email, first_name = excluded.first_name, last_name = excluded.last_name, removed = excluded.removed`)
  const remove = db.prepare('DELETE FROM zoom_users WHERE id = ?')
  return {
    find(idOrEmail) {
      const row = find.get({ idOrEmail })
      return row && toUser(row)
    },
    list: () => list.all().map(toUser),
    save: (user) => void save.run({ ...user, removed: Number(user.removed) }),
    remove: (id) => remove.run(id).changes > 0,
  }
}

function toUser(row: Row): ZoomUser {
  return {
    id: row.id,
    accountId: row.account_id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    createdAt: row.created_at,
    removed: row.removed === 1,
  }
}
