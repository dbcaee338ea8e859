import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exchangesCodeTwice } from '../../src/broken-twins/exchanges-code-twice.ts'
import { brokenTwins, findTwin } from '../../src/broken-twins/index.ts'
import { neverSavesRotatedToken } from '../../src/broken-twins/never-saves-rotated-token.ts'
import { reusesStoredCode } from '../../src/broken-twins/reuses-stored-code.ts'
import { Person } from './browser.ts'
import { openScene } from './scene.ts'
import { temporaryDatabase } from './temporary-database.ts'

test('each twin is found by the name of its file', () => {
  const folder = new URL('../../src/broken-twins/', import.meta.url)
  const files = readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !['index.ts', 'broken-twin.ts', 'client-as-subject.ts'].includes(entry.name),
    )
    .map((entry) => entry.name)
  expect(brokenTwins.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort())
  for (const twin of brokenTwins) expect(findTwin(twin.name)).toBe(twin)
  expect(findTwin('right')).toBeUndefined()
})

// The matrix of contracts shows that everything but its bug works on a twin.

describe('reuses-stored-code', () => {
  const { alterations } = reusesStoredCode

  // The thread: https://devforum.zoom.us/t/12302
  test('the second connect of a person is refused in the thread’s words, with the first code', async () => {
    using database = temporaryDatabase()
    await using at = await openScene({ alterations, profile: '2020', database: database.file })
    const alice = await Person.signIn(at.client, 'alice')
    const first = await alice.goToZoom()
    const code = new URL(first).searchParams.get('code')
    expect((await alice.browser.get(first)).status).toBe(303)
    await alice.disconnect()

    const second = await alice.connect()
    expect(second.status).toBe(400)
    expect(second.text).toContain(
      `Zoom API error: invalid_request, reason: Invalid authorization code ${code}<`,
    )
    expect(await alice.isConnected()).toBe(false)
    expect(await at.findings()).toContain('stale-code-after-reconnect')

    // "The auth workflow would work again if I change IAM_user_id to something else."
    const somebodyElse = await Person.signIn(at.client, 'fake_id')
    expect((await somebodyElse.connect()).status).toBe(303)
    // "It worked again ONLY AFTER I fully deleted my existing token in the database."
    expect((await alice.connect()).status).toBe(400)
    database.run(`DELETE FROM zoom_connections WHERE person = 'alice'`)
    expect((await alice.connect()).status).toBe(303)
    expect((await alice.use()).status).toBe(200)
  })

  test('a callback that is delivered twice is exchanged once', async () => {
    await using at = await openScene({ alterations })
    const alice = await Person.signIn(at.client, 'alice')
    const callback = await alice.goToZoom()
    await Promise.all([alice.browser.get(callback), alice.browser.get(callback)])
    expect([await at.count('code.redeemed'), await at.count('code.refused')]).toEqual([1, 0])
  })
})

describe('exchanges-code-twice', () => {
  const { alterations } = exchangesCodeTwice

  test('in sequence', async () => {
    await using at = await openScene({ alterations })
    const alice = await Person.signIn(at.client, 'alice')
    const callback = await alice.goToZoom()
    expect((await alice.browser.get(callback)).status).toBe(303)
    const again = await alice.browser.get(callback)
    expect(again.status).toBe(400)
    expect(again.text).toContain('Zoom API error: invalid_grant, reason: Invalid authorization code')
    expect([await at.count('code.redeemed'), await at.count('code.refused')]).toEqual([1, 1])
    expect(await at.findings()).toEqual(['code-replayed'])
    expect((await alice.use()).status).toBe(200)
  })

  test('at once', async () => {
    await using at = await openScene({ alterations })
    const alice = await Person.signIn(at.client, 'alice')
    const callback = await alice.goToZoom()
    const answers = await Promise.all([alice.browser.get(callback), alice.browser.get(callback)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 400])
    expect([await at.count('code.redeemed'), await at.count('code.refused')]).toEqual([1, 1])
  })

  test('reconnecting works, and no other browser’s state is taken', async () => {
    await using at = await openScene({ alterations })
    const alice = await Person.signIn(at.client, 'alice')
    const bob = await Person.signIn(at.client, 'bob')
    await alice.connect()
    await alice.disconnect()
    const callback = await alice.goToZoom()
    expect((await bob.browser.get(callback)).status).toBe(400)
    expect((await alice.browser.get(callback)).status).toBe(303)
    expect(await at.count('code.refused')).toBe(0)
  })
})

describe('never-saves-rotated-token', () => {
  const { alterations } = neverSavesRotatedToken

  test('the first refresh works, the second is refused', async () => {
    await using at = await openScene({ alterations })
    const alice = await Person.signIn(at.client, 'alice')
    await alice.connect()
    await at.zoom.clock.advance({ hours: 2 })
    expect((await alice.use()).status).toBe(200)
    await at.zoom.clock.advance({ hours: 2 })
    const second = await alice.use()
    expect(second.status).toBe(409)
    expect(second.text).toContain('Zoom API error: invalid_grant, reason: Invalid Token!')
    expect([await at.count('refresh.rotated'), await at.count('refresh.refused')]).toEqual([1, 1])
    expect(await at.findings()).toEqual(['refresh-token-reused'])
  })

  test('reconnecting works', async () => {
    await using at = await openScene({ alterations })
    const alice = await Person.signIn(at.client, 'alice')
    await alice.connect()
    await alice.disconnect()
    expect((await alice.connect()).status).toBe(303)
    expect((await alice.use()).status).toBe(200)
  })
})

test('the failure page can be altered to say more', async () => {
  await using at = await openScene({
    alterations: {
      pages: (pages) => ({
        ...pages,
        failure: async (failure) =>
          pages.failure({ ...failure, explanation: [...failure.explanation, `More: ${failure.zoomSays}`] }),
      }),
    },
  })
  const alice = await Person.signIn(at.client, 'alice')
  const callback = await alice.goToZoom()
  await at.zoom.clock.advance({ minutes: 5 })
  const { text } = await alice.browser.get(callback)
  expect(text).toContain('<p>More: Zoom API error: invalid_grant, reason: Invalid authorization code</p>')
})
