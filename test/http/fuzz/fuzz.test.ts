import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMockZoom, type LocalMockZoom } from '../../../src/mock-zoom/index.ts'
import { isWell } from '../bad-input/scene.ts'
import { converse } from './converse.ts'
import { hostileRequest } from './hostile-requests.ts'

// Whatever arrives: no 5xx, no crash, no growth, no header that the sender made. `npm run fuzz` sends 100,000 requests; here are a
// few. A failure prints its seed and its smallest case: FUZZ_SEED=… repeats it.

const { FUZZ_REQUESTS, FUZZ_SEED } = process.env
const requests = Number(FUZZ_REQUESTS ?? 300)
// By command another one each time; with all the other tests always the same.
const seed = Number(FUZZ_SEED ?? (FUZZ_REQUESTS === undefined ? 7 : Date.now() % 2 ** 31))
const perConnection = 10

/** Little history, so that what grows is seen soon. */
const options = {
  history: { entries: 300, records: 300, deliveries: 50, findings: 50 },
  sandboxes: { max: 3 },
} as const

/** Says what is wrong with what came back. */
async function check(zoom: LocalMockZoom, sent: readonly Buffer[]): Promise<void> {
  const responses = await converse(Number(new URL(zoom.url).port), sent)
  expect(responses.length, 'a connection without any response').toBeGreaterThan(0)
  for (const { status, head, body } of responses) {
    // An operation that the mock lacks says so, in the mock's own words.
    const isOwn501 = status === 501 && body.includes('mock_zoom')
    expect(status >= 200 && (status < 500 || isOwn501), `${head}\n${body.slice(0, 500)}`).toBe(true)
    expect(head).not.toMatch(/^(x-injected|set-cookie:.*x-injected)/im)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
    expect(head.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/)
  }
  const failed = await zoom.journal.list({ type: 'mock.failed' })
  expect(failed.map((entry) => JSON.stringify(entry))).toEqual([])
}

test(`${requests} hostile requests of seed ${seed} to every route: no 5xx, no crash, no growth, no header of theirs`, {
  timeout: 60_000 + requests * 60,
}, async () => {
  await using zoom = await createMockZoom(options)
  // What the first requests load stays.
  for (const sent of fc.sample(hostileRequest, { numRuns: 200, seed: 1 })) await check(zoom, [sent])
  const before = process.memoryUsage().heapUsed
  let rounds = 0
  await fc.assert(
    fc.asyncProperty(fc.array(hostileRequest, { minLength: 1, maxLength: perConnection }), async (sent) => {
      rounds += sent.length
      await check(zoom, sent)
      // Otherwise, nothing would be found any more once the apps are gone.
      if (rounds > 500) {
        rounds = 0
        await zoom.reset()
        await isWell(zoom)
      }
    }),
    { numRuns: Math.ceil((requests * 2) / perConnection), seed, endOnFailure: false },
  )
  await zoom.reset()
  await isWell(zoom)
  globalThis.gc?.()
  const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024
  expect(grown, `${grown} MB`).toBeLessThan(200)
})
