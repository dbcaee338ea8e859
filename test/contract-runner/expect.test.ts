import { describe, expect, test } from 'vitest'
import { createExpect } from '../../src/contract-runner/expect.ts'
import { ContractBroken, describeByDefault } from '../../src/contract-runner/index.ts'
import { seenBy } from '../../src/contract-runner/seen.ts'
import { createDoubts } from '../../src/contract-runner/situation.ts'
import { createSubject } from '../../src/contract-runner/subject.ts'
import { createMockZoom, type MockZoom } from '../../src/mock-zoom/index.ts'
import { startReferenceClient } from '../../src/reference-client/index.ts'

/** Two people connect and use the app: two codes, two grants, two calls. */
async function twoConnections(zoom: MockZoom) {
  const { clientId, clientSecret } = await zoom.apps.first()
  await using client = await startReferenceClient({
    zoomUrl: zoom.url,
    clientId,
    clientSecret: clientSecret ?? '',
  })
  const app = { description: describeByDefault(client.url), async [Symbol.asyncDispose]() {} }
  const signal = new AbortController().signal
  const subject = createSubject({ app, zoom, newName: () => crypto.randomUUID(), signal })
  for (const person of [await subject.newPerson(), await subject.newPerson()]) await person.connect()
  const seen = seenBy(zoom)
  const grants = (await seen.exchanges()).flatMap((entry) => (entry.type === 'code.redeemed' ? [entry] : []))
  return { seen, checks: createExpect(seen, createDoubts()), grants }
}

async function breachOf(checking: Promise<unknown>) {
  try {
    await checking
  } catch (error) {
    if (error instanceof ContractBroken) return error.breach
    throw error
  }
  return undefined
}

describe('the checks over the journal', () => {
  test('oneCode requires one code after the mark', async () => {
    await using zoom = await createMockZoom()
    const { seen, checks } = await twoConnections(zoom)
    const [first, second] = await seen.codesIssued()
    expect(await checks.oneCode('connected', first?.seq)).toEqual(second)
    expect(await breachOf(checks.oneCode('connected'))).toMatchObject({
      appDid: 'When the person connected, Zoom issued 2 codes.',
      found: `the code ${first?.code}; the code ${second?.code}`,
      entries: [first?.seq, second?.seq],
    })
    expect((await breachOf(checks.oneCode('connected', second?.seq)))?.found).toBe('none')
  })

  test('apiCalled requires a call with a token of this very grant', async () => {
    await using zoom = await createMockZoom()
    const { checks, grants } = await twoConnections(zoom)
    const [first, second] = grants
    expect(
      await breachOf(checks.apiCalled(second?.grantId ?? '', 'used the app', first?.seq ?? 0)),
    ).toBeUndefined()
    expect(
      (await breachOf(checks.apiCalled(first?.grantId ?? '', 'used the app', second?.seq ?? 0)))?.found,
    ).toBe('a call for another grant')
  })
})
