import type Database from 'better-sqlite3'
import { frozen } from '../domain/frozen.ts'
import type { AccountId, UserId } from '../domain/ids.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import { insertInto } from './columns.ts'
import { type Changes, rememberEach } from './remembered.ts'

interface Row {
  id: UserId
  account_id: AccountId
  email: string
  first_name: string
  last_name: string
  role: ZoomUser['role']
  status: ZoomUser['status']
  verified: number
  login_types: string
  licensed: number
  profile: string
  settings: string
  created_at: number
  removed: number
}

export interface ZoomUsers {
  /** By id or email. Requests share what it returns, which can't be changed. */
  find(idOrEmail: string): ZoomUser | undefined
  list(): ZoomUser[]
  save(user: ZoomUser): void
  /** Also removes everything that belongs to the user, and not what belongs to the account. Returns whether there was one. */
  remove(id: string): boolean
}

export function zoomUsersIn(db: Database.Database, changes: Changes): ZoomUsers {
  const find = db.prepare<[{ idOrEmail: string }], Row>(
    'SELECT * FROM zoom_users WHERE id = @idOrEmail OR email = @idOrEmail',
  )
  const list = db.prepare<[], Row>('SELECT * FROM zoom_users ORDER BY rowid')
  const save = db.prepare(`
    ${insertInto(
      'zoom_users',
      ...['id', 'accountId', 'email', 'firstName', 'lastName', 'role', 'status', 'verified', 'loginTypes'],
      ...['licensed', 'profile', 'settings', 'createdAt', 'removed'],
    )}
    ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id,
      email = excluded.email, first_name = excluded.first_name, last_name = excluded.last_name, role = excluded.role,
      status = excluded.status, verified = excluded.verified, login_types = excluded.login_types,
      licensed = excluded.licensed, profile = excluded.profile, settings = excluded.settings,
      removed = excluded.removed`)
  // An account's token names one of its users; the account goes on without that one.
  const handOver = db.prepare(`
    UPDATE grants SET user_id = (
      SELECT heir.id FROM zoom_users heir, zoom_users gone
      WHERE gone.id = @id AND heir.account_id = gone.account_id AND heir.id <> gone.id
      ORDER BY heir.removed, heir.rowid LIMIT 1)
    WHERE user_id = @id AND speaks_for = 'account' AND EXISTS (
      SELECT 1 FROM zoom_users heir, zoom_users gone
      WHERE gone.id = @id AND heir.account_id = gone.account_id AND heir.id <> gone.id)`)
  const remove = db.prepare('DELETE FROM zoom_users WHERE id = ?')
  return {
    find: rememberEach(changes, (idOrEmail) => {
      const row = find.get({ idOrEmail })
      return row && frozen(toUser(row))
    }),
    list: () => list.all().map(toUser),
    save(user) {
      changes.note()
      save.run(toParameters(user))
    },
    remove(id) {
      changes.note()
      handOver.run({ id })
      return remove.run(id).changes > 0
    },
  }
}

function toUser(row: Row): ZoomUser {
  return {
    id: row.id,
    accountId: row.account_id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    role: row.role,
    status: row.status,
    verified: row.verified === 1,
    loginTypes: JSON.parse(row.login_types),
    licensed: row.licensed === 1,
    profile: JSON.parse(row.profile),
    settings: JSON.parse(row.settings),
    createdAt: row.created_at,
    removed: row.removed === 1,
  }
}

function toParameters(user: ZoomUser) {
  return {
    ...user,
    verified: Number(user.verified),
    loginTypes: JSON.stringify(user.loginTypes),
    licensed: Number(user.licensed),
    profile: JSON.stringify(user.profile),
    settings: JSON.stringify(user.settings),
    removed: Number(user.removed),
  }
}
