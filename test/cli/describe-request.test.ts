import { expect, test } from 'vitest'
import { requestLines } from '../../src/cli/describe-request.ts'
import type { FaultInput } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { connect, refresh } from '../support/oauth.ts'

/** The line of a refresh that meets a fault, without its time. */
async function lineOf(fault: Omit<FaultInput, 'route'>): Promise<string | undefined> {
  await using zoom = await createMockZoom()
  const { refresh_token } = await connect(zoom)
  zoom.faults.add({ route: 'token', ...fault })
  await refresh(zoom, refresh_token).catch(() => undefined)
  const lineFor = requestLines({
    colour: false,
    paint: (_, text) => text,
    write: () => undefined,
    line: () => undefined,
  })
  return zoom.journal.events().map(lineFor).findLast(Boolean)?.slice(9)
}

test.each([
  [{ status: 502 }, '502 POST /oauth/token  FAULT injected: answered 502 in place of Zoom'],
  [{ drop: true }, '--- POST /oauth/token  FAULT injected: dropped the connection'],
  [
    { drop: true, when: 'after' },
    '--- POST /oauth/token  rotated the refresh token; FAULT injected: after all was done, dropped the connection',
  ],
  [
    { delay: 5 },
    '200 POST /oauth/token  FAULT injected: waited 5 ms, answered after all; rotated the refresh token',
  ],
  [
    { cutAfter: 5 },
    '200 POST /oauth/token  rotated the refresh token; FAULT injected: after all was done, cut the answer off',
  ],
] as const)('the terminal tells of the fault %j', async (fault, line) => {
  expect(await lineOf(fault)).toBe(line)
})
