import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createMockZoom, MockZoomError } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { connect } from '../support/oauth.ts'

// A database that can't be used: one message that says what to do, and the file stays unchanged.

async function problemWith(database: string): Promise<string> {
  return createMockZoom({ database }).then(
    async (zoom) => {
      await zoom.close()
      return 'it was opened'
    },
    (error: unknown) => {
      if (!(error instanceof MockZoomError)) throw error
      return error.message
    },
  )
}

const noDatabase = (path: string) =>
  `${path} is not a SQLite database. Choose another file with --database, or move this one away.`
const notWritable = (path: string) =>
  `${path} can’t be written. Make it writable, choose another file with --database, or use --memory.`
const noFolder = (path: string) =>
  `${path} is not a folder. Choose another file with --database, or use --memory.`

const contents: Readonly<Record<string, string | Uint8Array>> = {
  'a word': 'hello',
  'a text': 'This is a diary, and not a database.\n'.repeat(500),
  JSON: '{"mock":"zoom"}',
  'a word and zeros': `not a database${'\0'.repeat(10_000)}`,
  'a picture': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(1000).fill(7)),
  'the first words of a database': 'SQLite format 3\0',
}

for (const [name, content] of Object.entries(contents)) {
  test(`a file that isn’t a database: ${name}`, async () => {
    using folder = temporaryFolder()
    const file = folder.file('diary.txt')
    writeFileSync(file, content)
    const before = readFileSync(file)
    expect(await problemWith(file)).toBe(noDatabase(file))
    expect(readFileSync(file)).toEqual(before)
  })
}

test('a database whose pages are damaged', async () => {
  using folder = temporaryFolder()
  const file = folder.file('mock.db')
  {
    await using zoom = await createMockZoom({ database: file })
    await connect(zoom)
  }
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0xff, 4096))
  expect(await problemWith(file)).toBe(noDatabase(file))
})

test('a database with a damaged page that isn’t read at the start', async () => {
  using folder = temporaryFolder()
  const file = folder.file('mock.db')
  {
    await using zoom = await createMockZoom({ database: file })
    for (let round = 0; round < 20; round += 1) await connect(zoom)
  }
  const db = new Database(file)
  const page = db
    .prepare<[], number>(`SELECT rootpage FROM sqlite_master WHERE name = 'journal_by_type'`)
    .pluck()
    .get()
  db.close()
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0xff, ((page ?? 0) - 1) * 4096, (page ?? 0) * 4096))
  expect(await problemWith(file)).toBe(noDatabase(file))
})

test('an empty file becomes a database', async () => {
  using folder = temporaryFolder()
  const file = folder.file('empty.db')
  writeFileSync(file, '')
  await using zoom = await createMockZoom({ database: file })
  await connect(zoom)
})

const foreign: Readonly<Record<string, string>> = {
  'tables of other names': 'CREATE TABLE songs (title TEXT)',
  'tables of the same names': 'CREATE TABLE apps (name TEXT)',
  'a version of its own': 'CREATE TABLE songs (title TEXT); PRAGMA user_version = 1',
}

for (const [name, sql] of Object.entries(foreign)) {
  test(`the database of another program, with ${name}, is left alone`, async () => {
    using folder = temporaryFolder()
    const file = folder.file('songs.db')
    const theirs = new Database(file)
    theirs.exec(sql)
    const tables = theirs.prepare('SELECT name FROM sqlite_master').pluck()
    const before = tables.all()
    expect(await problemWith(file)).toMatch(/^\S+songs\.db .*Choose another file with --database/)
    expect(tables.all()).toEqual(before)
    theirs.close()
  })
}

test('a database of a newer mock-zoom', async () => {
  using folder = temporaryFolder()
  const file = folder.file('mock.db')
  {
    await using zoom = await createMockZoom({ database: file })
    await connect(zoom)
  }
  const db = new Database(file)
  db.pragma('user_version = 1000')
  expect(await problemWith(file)).toBe(
    `${file} was written by a newer mock-zoom. Update mock-zoom, or choose another file with --database.`,
  )
  expect(db.pragma('user_version', { simple: true })).toBe(1000)
  expect(db.prepare('SELECT count(*) FROM grants').pluck().get()).toBe(1)
  db.close()
})

test('a folder in place of the file', async () => {
  using folder = temporaryFolder()
  const file = folder.file('mock.db')
  mkdirSync(file)
  expect(await problemWith(file)).toBe(notWritable(file))
})

test('a path below a regular file', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('plain'), 'x')
  expect(await problemWith(folder.file('plain/mock.db'))).toBe(noFolder(folder.file('plain')))
})

test('a path deeper below a regular file', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('plain'), 'x')
  expect(await problemWith(folder.file('plain/deeper/mock.db'))).toBe(noFolder(folder.file('plain/deeper')))
})

test('a folder in which nothing can be created', async (context) => {
  context.skip(process.platform !== 'linux', 'only Linux has such a folder for every user: /proc/self')
  expect(await problemWith('/proc/self/mock.db')).toBe(notWritable('/proc/self/mock.db'))
})

/** Root ignores file modes, so for root, the file is opened as the user `nobody`. */
function problemForPeople(database: string): Promise<string> {
  if (process.geteuid?.() !== 0) return problemWith(database)
  process.seteuid?.(65_534)
  try {
    // The file is opened before the first `await` inside, so only this runs as `nobody`.
    return problemWith(database)
  } finally {
    process.seteuid?.(0)
  }
}

const noModes = [process.seteuid === undefined, 'this system has no file modes'] as const

for (const [name, mode] of [
  ['read-only', 0o444],
  ['unreadable', 0o000],
] as const) {
  test(`a file that is ${name}`, async (context) => {
    context.skip(...noModes)
    using folder = temporaryFolder()
    chmodSync(folder.path, 0o777)
    const file = folder.file('mock.db')
    {
      await using zoom = await createMockZoom({ database: file })
      await connect(zoom)
    }
    chmodSync(file, mode)
    expect(await problemForPeople(file)).toBe(notWritable(file))
  })
}

test('an existing file in a read-only folder', async (context) => {
  context.skip(...noModes)
  using folder = temporaryFolder()
  const file = folder.file('mock.db')
  {
    await using zoom = await createMockZoom({ database: file })
    await connect(zoom)
  }
  chmodSync(file, 0o666)
  chmodSync(folder.path, 0o555)
  const problem = await problemForPeople(file)
  chmodSync(folder.path, 0o755)
  expect(problem).toBe(notWritable(file))
})

for (const path of ['mock.db', 'new/mock.db', 'new/and/deeper/mock.db']) {
  test(`${path} in a read-only folder`, async (context) => {
    context.skip(...noModes)
    using folder = temporaryFolder()
    chmodSync(folder.path, 0o555)
    const problem = await problemForPeople(folder.file(path))
    chmodSync(folder.path, 0o755)
    expect(problem).toBe(notWritable(folder.file(path)))
  })
}
