import { expect } from 'vitest'
import type { MockZoom } from '../../../src/mock-zoom/index.ts'
import { connect } from '../../support/oauth.ts'

// Bad input gets Zoom's own response if Zoom has one, else a 4xx of the mock's; never a 5xx, never a crash, and always an
// entry in the journal.

export const formType = 'application/x-www-form-urlencoded'

/** The true reasons in the journal. Fails if the mock itself failed. */
export async function reasons(zoom: MockZoom): Promise<string[]> {
  expect(await zoom.journal.list({ type: 'mock.failed' })).toEqual([])
  return (await zoom.journal.list()).flatMap((entry) => ('reason' in entry ? entry.reason : []))
}

/** Checks that the mock still works. */
export async function isWell(zoom: MockZoom): Promise<void> {
  expect((await connect(zoom)).access_token).not.toBe('')
}
