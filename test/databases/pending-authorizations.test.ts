import { describe, expect, test } from 'vitest'
import { createPendingAuthorizations } from '../../src/reference-client/pending-authorizations.ts'
import { engines, oneDatabase } from './fresh-database.ts'

const alice = { id: 'session-of-alice', person: 'alice' }
const bob = { id: 'session-of-bob', person: 'bob' }

describe.each(engines)('on $name', (engine) => {
  const { isHere } = engine
  const shared = oneDatabase(engine)

  /** Two instances of the app on one database: what begins at one ends at the other. */
  async function open() {
    const { database, same } = shared()
    await database.change('DELETE FROM pending_authorizations', {})
    return {
      database,
      here: createPendingAuthorizations(database),
      elsewhere: createPendingAuthorizations(same),
    }
  }

  test.skipIf(!isHere)('a state is good once, on any instance, with its own verifier', async () => {
    const at = await open()
    const begun = await at.here.begin(alice)
    expect(await at.elsewhere.consume(begun.state, alice)).toEqual(begun)
    expect(await at.here.consume(begun.state, alice)).toBe('used')
  })

  test.skipIf(!isHere)('of two deliveries in the same moment, one uses the state up', async () => {
    const at = await open()
    const { state } = await at.here.begin(alice)
    const both = await Promise.all([at.here.consume(state, alice), at.elsewhere.consume(state, alice)])
    expect(both.filter((found) => found === 'used')).toHaveLength(1)
    expect(both.filter((found) => typeof found === 'object')).toHaveLength(1)
  })

  test.skipIf(!isHere)('a state is good only in the browser session that started it', async () => {
    const at = await open()
    const { state } = await at.here.begin(alice)
    expect(await at.here.consume(state, bob)).toBe('unknown')
    expect(await at.here.consume(state, undefined)).toBe('unknown')
    expect(await at.here.consume('forged', alice)).toBe('unknown')
    expect(await at.here.consume(state, alice)).toMatchObject({ person: 'alice' })
  })

  test.skipIf(!isHere)('a state is good for ten minutes', async () => {
    const at = await open()
    const { state } = await at.here.begin(alice)
    const shorten = 'UPDATE pending_authorizations SET expires_at = expires_at - :by'
    await at.database.change(shorten, { by: 540_000 })
    expect(await at.here.consume(state, bob)).toBe('unknown')
    await at.database.change(shorten, { by: 60_000 })
    expect(await at.here.consume(state, alice)).toBe('expired')
    await at.database.change(shorten, { by: -60_000 })
    expect(await at.here.consume(state, alice)).toMatchObject({ state })
  })

  test.skipIf(!isHere)('states and verifiers are long, random and different each time', async () => {
    const at = await open()
    const begun = await Promise.all(Array.from({ length: 20 }, () => at.here.begin(alice)))
    const secrets = begun.flatMap(({ state, codeVerifier }) => [state, codeVerifier])
    expect(new Set(secrets).size).toBe(40)
    expect(secrets.every((secret) => secret.length >= 43)).toBe(true)
  })

  test.skipIf(!isHere)('states that expired a day ago are deleted', async () => {
    const at = await open()
    await at.here.begin(alice)
    await at.database.change('UPDATE pending_authorizations SET expires_at = expires_at - :by', {
      by: 87_000_001,
    })
    const { state } = await at.here.begin(alice)
    expect(await at.database.rows('SELECT state FROM pending_authorizations', {})).toEqual([{ state }])
  })
})
