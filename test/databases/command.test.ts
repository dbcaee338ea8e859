import { describe, expect, inject, test } from 'vitest'
import { runCommand } from '../support/command.ts'

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
