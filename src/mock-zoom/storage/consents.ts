import type Database from 'better-sqlite3'
import type { ClientId, UserId } from '../domain/ids.ts'
import { insertInto, splitWords } from './columns.ts'

/** Which scopes a Zoom user has allowed an app. Outlives the grants that come from it. */
export interface Consents {
  find(clientId: ClientId, userId: UserId): string[] | undefined
  save(clientId: ClientId, userId: UserId, scopes: readonly string[], now: number): void
  remove(clientId: ClientId, userId: UserId): void
}

interface Pair {
  readonly clientId: ClientId
  readonly userId: UserId
}

export function consentsIn(db: Database.Database): Consents {
  const find = db
    .prepare<[Pair], string>('SELECT scopes FROM consents WHERE client_id = @clientId AND user_id = @userId')
    .pluck()
  const remove = db.prepare<[Pair]>('DELETE FROM consents WHERE client_id = @clientId AND user_id = @userId')
  const save = db.prepare(`
    ${insertInto('consents', 'clientId', 'userId', 'scopes', 'givenAt')}
    ON CONFLICT DO UPDATE SET scopes = excluded.scopes, given_at = excluded.given_at`)
  return {
    find(clientId, userId) {
      const scopes = find.get({ clientId, userId })
      return scopes === undefined ? undefined : splitWords(scopes)
    },
    save: (clientId, userId, scopes, now) =>
      void save.run({ clientId, userId, scopes: scopes.join(' '), givenAt: now }),
    remove: (clientId, userId) => void remove.run({ clientId, userId }),
  }
}
