import { describe, expect } from 'vitest'
import { test as base, zoomMatchers } from '../../src/vitest/index.ts'
import { connect, exchange, newCode, refresh } from '../support/oauth.ts'

// expect(zoom), which importing mock-zoom/vitest is enough for. Each matcher both ways, with what it says.

const test = base.override({ failOn: 'nothing' })

/** The message of an expectation that must fail. */
async function failure(expectation: Promise<void>): Promise<string> {
  const error: unknown = await expectation.then(
    () => undefined,
    (error: unknown) => error,
  )
  return error instanceof Error ? error.message : 'it held'
}

const replayed = /Acme Scheduler exchanged code \S+ again\..* \(code-replayed\)/

describe('toHaveNoFindings', () => {
  test('holds for a correct flow; its opposite says that there is none', async ({ zoom }) => {
    await connect(zoom, { state: crypto.randomUUID() })
    await expect(zoom).toHaveNoFindings()
    expect(await failure(expect(zoom).not.toHaveNoFindings())).toBe(
      'Zoom saw no mistake, and one was expected.',
    )
  })

  test('fails with the sentences of the findings', async ({ zoom }) => {
    const code = await newCode(zoom)
    await exchange(zoom, code)
    await exchange(zoom, code)
    const message = await failure(expect(zoom).toHaveNoFindings())
    expect(message).toMatch(/^Zoom saw 1 mistake\.\n/)
    expect(message).toMatch(replayed)
    await expect(zoom).not.toHaveNoFindings()
  })
})

describe('toHaveRedeemedOnce', () => {
  test('holds for a code that was exchanged, whatever became of others', async ({ zoom }) => {
    const [code, other] = [await newCode(zoom), await newCode(zoom)]
    await exchange(zoom, other)
    await exchange(zoom, other)
    await exchange(zoom, code)
    await expect(zoom).toHaveRedeemedOnce(code)
    expect(await failure(expect(zoom).not.toHaveRedeemedOnce(code))).toMatch(
      /^The code \S+ was sent 1 time: redeemed at [\d:]+\.\n/,
    )
  })

  test('fails for a code that nobody sent, and for one that was sent again', async ({ zoom }) => {
    const code = await newCode(zoom)
    expect(await failure(expect(zoom).toHaveRedeemedOnce(code))).toMatch(
      /^Nobody has tried to exchange the code \S+\.$/,
    )
    await exchange(zoom, code)
    await exchange(zoom, code)
    const message = await failure(expect(zoom).toHaveRedeemedOnce(code))
    expect(message).toMatch(
      /^The code \S+ was sent 2 times: redeemed at [\d:]+, refused \(code-spent\) at [\d:]+\.\n/,
    )
    expect(message).toMatch(replayed)
    await expect(zoom).not.toHaveRedeemedOnce(code)
  })

  test('fails for a code that was only refused', async ({ zoom }) => {
    const code = await newCode(zoom)
    await exchange(zoom, code, { redirect_uri: 'https://elsewhere.example/' })
    expect(await failure(expect(zoom).toHaveRedeemedOnce(code))).toContain('was sent 1 time: refused (')
  })
})

test('toHaveRefreshedTimes counts what worked, and says what did not', async ({ zoom }) => {
  const { refresh_token } = await connect(zoom)
  await expect(zoom).toHaveRefreshedTimes(0)
  await refresh(zoom, refresh_token)
  await refresh(zoom, refresh_token)
  await expect(zoom).toHaveRefreshedTimes(1)
  const message = await failure(expect(zoom).toHaveRefreshedTimes(2))
  expect(message).toMatch(/^There was 1 refresh: at [\d:]+; expected: 2\. 1 was refused\.\n/)
  for (const { sentence } of await zoom.findings.list()) expect(message).toContain(sentence)
  await expect(zoom).not.toHaveRefreshedTimes(2)
})

test('what is not a mock is refused in words; a test’s own expect has the matchers too', async ({
  expect: own,
  zoom,
}) => {
  await own(zoom).toHaveNoFindings()
  await expect(zoomMatchers.toHaveNoFindings('http://127.0.0.1')).rejects.toThrow(
    'This is not a mock. Write expect(zoom), with what createMockZoom() returned.',
  )
})
