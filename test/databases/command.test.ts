import { afterEach, describe, expect, inject, test, vi } from 'vitest'
import { createScratchDatabase, openDatabase } from '../../src/reference-client/store/open-database.ts'
import { runCommand, startCommand } from '../support/command.ts'

const reference = ['contracts', '--reference', '--only', 'connect-works', '--database']

describe.each([
  ['PostgreSQL', inject('postgres') && `${inject('postgres')}/postgres`],
  ['MariaDB', inject('mariadb') && `${inject('mariadb')}/mysql`],
])('contracts --reference --database on %s', (_name, url = '') => {
  test.skipIf(url === '')('the reference client connects people', async () => {
    const { code, stdout } = await runCommand([...reference, url])
    expect(stdout).toContain('2 kept, 0 broken, 0 could not run')
    expect(code).toBe(0)
  })
})

test.skipIf(inject('postgres') === undefined)(
  'demo --database is for the app, not for the mock',
  async () => {
    await using place = await createScratchDatabase(`${inject('postgres')}/postgres`)
    const ports = ['--port', '0', '--client-port', '0']
    await using demo = startCommand(['demo', ...ports, '--database', place.url])
    const [, clientUrl = ''] = await demo.waitFor(/Open +(\S+)/)
    const form = new URLSearchParams({ person: 'alice' })
    await fetch(`${clientUrl}sign-in`, { method: 'POST', body: form, redirect: 'manual' })
    const database = await openDatabase(place.url, true)
    const sessions = await database
      .rows('SELECT id FROM browser_sessions', {})
      .finally(() => database.close())
    expect(sessions).toHaveLength(1)
  },
)

test.each([
  ['oracle://127.0.0.1/x', /^mock-zoom: There is no database for oracle:\/\/…: expected postgres:.*\n$/],
  [
    'postgres://app:hidden@127.0.0.1:9/x',
    /^mock-zoom: The database postgres:\/\/127\.0\.0\.1:9\/x can’t be used: .*\n$/,
  ],
])('a database that can’t be used is one line without a password: %s', async (url, line) => {
  const { code, stderr } = await runCommand([...reference, url])
  expect(stderr).toMatch(line)
  expect(stderr).not.toContain('hidden')
  expect(code).toBe(2)
})

test.each([['--twin reuses-stored-code'], ['--reference server-to-server'], ['--subject mine.json']])(
  'contracts --database is for the reference client for people, not for %s',
  async (chosen) => {
    const { code, stderr } = await runCommand([
      'contracts',
      ...chosen.split(' '),
      '--database',
      'postgres://127.0.0.1:9/x',
    ])
    expect(stderr).toMatch(/^mock-zoom: --database is for the data of the reference client for people: .*\n$/)
    expect(code).toBe(2)
  },
)

describe('without its package', () => {
  afterEach(() => {
    vi.doUnmock('pg')
    vi.doUnmock('mysql2/promise')
  })

  test.each([
    ['pg', 'pg', 'postgres://127.0.0.1:9/x', 'PostgreSQL needs the package "pg": npm install pg'],
    [
      'mysql2',
      'mysql2/promise',
      'mariadb://127.0.0.1:9/x',
      'MariaDB and MySQL need the package "mysql2": npm install mysql2',
    ],
  ])('a server says what to install: %s', async (_name, module, url, line) => {
    vi.doMock(module, () => {
      throw new Error('not installed')
    })
    await expect(openDatabase(url, true)).rejects.toMatchObject({ name: 'DatabaseError', message: line })
  })
})
