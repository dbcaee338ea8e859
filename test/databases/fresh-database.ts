import { randomBytes } from 'node:crypto'
import mysql from 'mysql2/promise'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { type AppDatabase, openDatabase } from '../../src/reference-client/store/open-database.ts'
import { temporaryFolder } from '../support/command.ts'

/** The databases of the reference client. Each call of `fresh` names an empty one, for `openDatabase`. */
export const engines: readonly Engine[] = [
  { name: 'SQLite', isHere: true, fresh: freshSqlite },
  { name: 'PostgreSQL', isHere: inject('postgres') !== undefined, fresh: freshPostgres },
  { name: 'MariaDB', isHere: inject('mariadb') !== undefined, fresh: freshMariadb },
]

export interface Engine {
  readonly name: string
  readonly isHere: boolean
  fresh(): Promise<FreshDatabase>
}

export interface FreshDatabase extends Disposable {
  readonly url: string
}

async function freshSqlite(): Promise<FreshDatabase> {
  const folder = temporaryFolder()
  return { url: folder.file('acme.db'), [Symbol.dispose]: () => folder[Symbol.dispose]() }
}

async function freshPostgres(): Promise<FreshDatabase> {
  const server = inject('postgres')
  const name = newName()
  const client = new pg.Client(`${server}/postgres`)
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return { url: `${server}/${name}`, [Symbol.dispose]() {} } // it ends with its server
}

async function freshMariadb(): Promise<FreshDatabase> {
  const server = inject('mariadb') ?? ''
  const name = newName()
  const client = await mysql.createConnection(server)
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return { url: `${server}/${name}`, [Symbol.dispose]() {} }
}

function newName(): string {
  return `acme_${randomBytes(6).toString('hex')}`
}

/** Two connections to one database, as of two instances, for all tests of a file on this engine. */
export function oneDatabase({ isHere, fresh }: Engine): () => SharedDatabase {
  let place: FreshDatabase | undefined
  let shared: SharedDatabase | undefined
  beforeAll(async () => {
    if (!isHere) return
    place = await fresh()
    const { url } = place
    const [database, same] = await Promise.all([openDatabase(url, true), openDatabase(url, true)])
    shared = { database, same }
  })
  afterAll(async () => {
    await shared?.database.close()
    await shared?.same.close()
    place?.[Symbol.dispose]()
  })
  return () => {
    if (shared === undefined) throw new Error('This engine is not installed.')
    return shared
  }
}

interface SharedDatabase {
  readonly database: AppDatabase
  readonly same: AppDatabase
}
