// Knex 3 and Objection 3. Neither knows soft delete: each query says for itself which rows are live.
import knex from 'knex'
import { Model } from 'objection'

class Connection extends Model {
  static tableName = 'zoom_connections'
}

export function open(filename) {
  const db = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true })
  Model.knex(db)
}

const live = (person) => Connection.query().where({ person }).whereNull('deleted_at')

export const find = (person) => live(person).first()

export const softDelete = (person) => live(person).patch({ deleted_at: new Date().toISOString() })

export const softDeleteAndEmpty = (person) =>
  live(person).patch({ deleted_at: new Date().toISOString(), access_token: null, refresh_token: null })

export const connect = {
  async scoped(person, code, exchange) {
    const tokens = await exchange(code)
    if (await find(person)) await live(person).patch({ code, ...tokens })
    else await Connection.query().insert({ person, code, ...tokens })
  },

  async unscoped(person, code, exchange) {
    const row =
      (await Connection.query().findOne({ person })) ?? (await Connection.query().insert({ person, code }))
    await row.$query().patch(await exchange(row.code))
  },

  async upsert(person, code, exchange) {
    const tokens = await exchange(code)
    await Connection.query()
      .insert({ person, code, ...tokens })
      .onConflict('person')
      .merge()
  },

  async fixed(person, code, exchange) {
    const tokens = await exchange(code)
    await Connection.query()
      .insert({ person, ...tokens })
      .onConflict(Connection.raw('(person) WHERE deleted_at IS NULL'))
      .merge()
  },
}
