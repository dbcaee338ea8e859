// TypeORM 1.1, whose `deleteDate` column takes deleted rows out of every find.
import { DataSource, EntitySchema, IsNull } from 'typeorm'

let repository

export async function open(database, form) {
  const entity = new EntitySchema({
    name: 'Connection',
    tableName: 'zoom_connections',
    columns: {
      id: { type: Number, primary: true, generated: true },
      person: { type: String },
      ...(form !== 'fixed' && { code: { type: String, nullable: true } }),
      access_token: { type: String, nullable: true },
      refresh_token: { type: String, nullable: true },
      deleted_at: { type: 'datetime', deleteDate: true },
    },
  })
  const source = new DataSource({ type: 'better-sqlite3', database, entities: [entity] })
  repository = (await source.initialize()).getRepository(entity)
}

export const find = (person) => repository.findOneBy({ person })

export const softDelete = (person) => repository.softDelete({ person })

export const softDeleteAndEmpty = (person) =>
  repository.update(
    { person, deleted_at: IsNull() },
    { deleted_at: new Date(), access_token: null, refresh_token: null },
  )

export const connect = {
  async scoped(person, code, exchange) {
    const tokens = await exchange(code)
    await repository.save({ ...(await find(person)), person, code, ...tokens })
  },

  async unscoped(person, code, exchange) {
    const row =
      (await repository.findOne({ where: { person }, withDeleted: true })) ??
      (await repository.save({ person, code }))
    await repository.save({ ...row, ...(await exchange(row.code)) })
  },

  async restore(person, code, exchange) {
    const row = await repository.findOne({ where: { person }, withDeleted: true })
    if (row) await repository.recover(row)
    else await repository.save({ person, ...(await exchange(code)) })
  },

  async upsert(person, code, exchange) {
    const tokens = await exchange(code)
    await repository.upsert({ person, code, ...tokens }, ['person'])
  },

  async fixed(person, code, exchange) {
    const tokens = await exchange(code)
    await repository.save({ ...(await find(person)), person, ...tokens })
  },
}
