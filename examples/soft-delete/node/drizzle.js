// Drizzle 0.45, which doesn't know soft delete: each query says for itself which rows are live.
import BetterSqlite3 from 'better-sqlite3'
import { and, eq, isNull } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

let db
let connections

export function open(file, form) {
  db = drizzle(new BetterSqlite3(file))
  connections = sqliteTable('zoom_connections', {
    id: integer().primaryKey(),
    person: text().notNull(),
    ...(form !== 'fixed' && { code: text() }),
    access_token: text(),
    refresh_token: text(),
    deleted_at: text(),
  })
}

const live = (person) => and(eq(connections.person, person), isNull(connections.deleted_at))

export const find = (person) => db.select().from(connections).where(live(person)).get()

export const softDelete = (person) =>
  db.update(connections).set({ deleted_at: new Date().toISOString() }).where(live(person))

export const softDeleteAndEmpty = (person) =>
  db
    .update(connections)
    .set({ deleted_at: new Date().toISOString(), access_token: null, refresh_token: null })
    .where(live(person))

export const connect = {
  async scoped(person, code, exchange) {
    const tokens = await exchange(code)
    if (await find(person))
      await db
        .update(connections)
        .set({ code, ...tokens })
        .where(live(person))
    else await db.insert(connections).values({ person, code, ...tokens })
  },

  async unscoped(person, code, exchange) {
    const row =
      (await db.select().from(connections).where(eq(connections.person, person)).get()) ??
      (await db.insert(connections).values({ person, code }).returning().get())
    await db
      .update(connections)
      .set(await exchange(row.code))
      .where(eq(connections.id, row.id))
  },

  async upsert(person, code, exchange) {
    const tokens = await exchange(code)
    await db
      .insert(connections)
      .values({ person, code, ...tokens })
      .onConflictDoUpdate({ target: connections.person, set: { code, ...tokens } })
  },

  async fixed(person, code, exchange) {
    const tokens = await exchange(code)
    await db
      .insert(connections)
      .values({ person, ...tokens })
      .onConflictDoUpdate({
        target: connections.person,
        targetWhere: isNull(connections.deleted_at),
        set: tokens,
      })
  },
}
