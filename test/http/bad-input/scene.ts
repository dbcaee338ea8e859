import { expect } from 'vitest'
import type { MockZoom } from '../../../src/mock-zoom/index.ts'
import { connect } from '../../support/oauth.ts'

// What bad input gets: Zoom's words where Zoom has some, else a 4xx of the mock's own; never a 5xx, never a crash,
// always an entry in the journal.

export const formType = 'application/x-www-form-urlencoded'

/** The true reasons in the journal, which has no sign of a failure of the mock's own. */
export async function reasons(zoom: MockZoom): Promise<string[]> {
  expect(await zoom.journal.list({ type: 'mock.failed' })).toEqual([])
  return (await zoom.journal.list()).flatMap((entry) => ('reason' in entry ? entry.reason : []))
}

/** That the mock still does its work. */
export async function isWell(zoom: MockZoom): Promise<void> {
  expect((await connect(zoom)).access_token).not.toBe('')
}
