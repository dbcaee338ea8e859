import { expect, test } from 'vitest'
import { createDiagnostician } from '../../src/mock-zoom/findings/diagnose.ts'
import type { JournalEntry } from '../../src/mock-zoom/index.ts'
import { createMockZoom, namesFrom } from '../../src/mock-zoom/index.ts'
import { connect, parseTokens, refresh, usersMe } from '../support/oauth.ts'

// A diagnosis looks back no further than it needs to, so a request costs the same after a hundred others and after a thousand.

/** The journal of a connection that calls the API and refreshes, and calls and refreshes. */
async function journalOf(refreshes: number): Promise<readonly JournalEntry[]> {
  await using zoom = await createMockZoom()
  let tokens = await connect(zoom)
  for (let count = 0; count < refreshes; count++) {
    await usersMe(zoom, tokens.access_token)
    await zoom.clock.advance({ minutes: 50 })
    tokens = parseTokens(await refresh(zoom, tokens.refresh_token))
  }
  return await zoom.journal.list()
}

test('the rules read as much of a journal after 200 refreshes of a connection as after 100', async () => {
  let reads = 0
  const counted = (entry: JournalEntry) =>
    new Proxy(entry, {
      get(target, key) {
        reads += 1
        return Reflect.get(target, key)
      },
    })
  const diagnostician = createDiagnostician(namesFrom({}))
  const readsOfRefreshes: number[] = []
  for (const entry of await journalOf(200)) {
    diagnostician.read(counted(entry))
    if (entry.type !== 'request.answered' || entry.route !== 'token') continue
    readsOfRefreshes.push(reads)
    reads = 0
  }
  expect(readsOfRefreshes.at(100)).toBeGreaterThan(0)
  expect(readsOfRefreshes.at(-1)).toBe(readsOfRefreshes.at(100))
})
