import { afterAll, beforeAll, inject } from 'vitest'
import {
  type AppDatabase,
  openDatabase,
  type ScratchDatabase,
  createScratchDatabase as scratchOn,
} from '../../src/reference-client/store/open-database.ts'
import { temporaryFolder } from '../support/command.ts'

/** The databases of the reference client. Each call of `fresh` names an empty one, for `openDatabase`. */
export const engines: readonly Engine[] = [
  { name: 'SQLite', isHere: true, fresh: freshSqlite },
  {
    name: 'PostgreSQL',
    isHere: inject('postgres') !== undefined,
    fresh: () => scratchOn(`${inject('postgres')}/postgres`),
  },
  {
    name: 'MariaDB',
    isHere: inject('mariadb') !== undefined,
    fresh: () => scratchOn(`${inject('mariadb')}/mysql`),
  },
]

export interface Engine {
  readonly name: string
  readonly isHere: boolean
  fresh(): Promise<ScratchDatabase>
}

async function freshSqlite(): Promise<ScratchDatabase> {
  const folder = temporaryFolder()
  return { url: folder.file('acme.db'), [Symbol.asyncDispose]: async () => folder[Symbol.dispose]() }
}

/** Two connections to one database, as of two instances, for all tests of a file on this engine. */
export function oneDatabase({ isHere, fresh }: Engine): () => SharedDatabase {
  let place: ScratchDatabase | undefined
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
    await place?.[Symbol.asyncDispose]()
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
