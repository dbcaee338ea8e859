import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createPendingAuthorizations } from '../../src/reference-client/pending-authorizations.ts'

const alice = { id: 'session-of-alice', person: 'alice' }
const bob = { id: 'session-of-bob', person: 'bob' }

function open() {
  const database = new BetterSqlite3(':memory:')
  return { database, pendingAuthorizations: createPendingAuthorizations(database) }
}

test('a state is good once, with its own verifier', () => {
  const { pendingAuthorizations } = open()
  const begun = pendingAuthorizations.begin(alice)
  expect(pendingAuthorizations.consume(begun.state, alice)).toEqual(begun)
  expect(pendingAuthorizations.consume(begun.state, alice)).toBe('used')
})

test('a state is good only in the browser session that started it', () => {
  const { pendingAuthorizations } = open()
  const { state } = pendingAuthorizations.begin(alice)
  expect(pendingAuthorizations.consume(state, bob)).toBe('unknown')
  expect(pendingAuthorizations.consume(state, undefined)).toBe('unknown')
  expect(pendingAuthorizations.consume('forged', alice)).toBe('unknown')
  expect(pendingAuthorizations.consume(state, alice)).toMatchObject({ person: 'alice' })
})

test('a state is good for ten minutes', () => {
  const { database, pendingAuthorizations } = open()
  const before = Date.now()
  const { state } = pendingAuthorizations.begin(alice)
  const after = Date.now()
  const expiresAt = Number(database.prepare('SELECT expires_at FROM pending_authorizations').pluck().get())
  expect(expiresAt).toBeGreaterThanOrEqual(before + 600_000)
  expect(expiresAt).toBeLessThanOrEqual(after + 600_000)
  database.prepare('UPDATE pending_authorizations SET expires_at = ?').run(before)
  expect(pendingAuthorizations.consume(state, alice)).toBe('expired')
})

test('states and verifiers are long, random and different each time', () => {
  const { pendingAuthorizations } = open()
  const begun = Array.from({ length: 20 }, () => pendingAuthorizations.begin(alice))
  const secrets = begun.flatMap(({ state, codeVerifier }) => [state, codeVerifier])
  expect(new Set(secrets).size).toBe(40)
  expect(secrets.every((secret) => secret.length >= 43)).toBe(true)
})

test('states that expired a day ago are deleted', () => {
  const { database, pendingAuthorizations } = open()
  pendingAuthorizations.begin(alice)
  database.prepare('UPDATE pending_authorizations SET expires_at = ?').run(Date.now() - 86_400_001)
  pendingAuthorizations.begin(alice)
  expect(database.prepare('SELECT count(*) FROM pending_authorizations').pluck().get()).toBe(1)
})
