import { expect, test } from 'vitest'
import { connectMockZoom } from '../../src/mock-zoom/client/index.ts'
import type { MockZoom, Page } from '../../src/mock-zoom/index.ts'
import { createMockZoom, MockZoomError } from '../../src/mock-zoom/index.ts'
import { connect } from '../support/oauth.ts'

// Long lists can be read page by page, through both doors.

type List = (page?: Page) => Promise<readonly { readonly id: string }[]>

const listsOf = (zoom: MockZoom): Readonly<Record<string, List>> => ({
  codes: zoom.codes.list,
  grants: zoom.grants.list,
  tokens: zoom.tokens.list,
  webhooks: zoom.webhooks.list,
})

async function inPages(list: List, limit: number): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const page = await list({ after: ids.at(-1), limit })
    expect(page.length).toBeLessThanOrEqual(limit)
    if (page.length === 0) return ids
    ids.push(...page.map(({ id }) => id))
  }
}

test('codes, grants, tokens and webhooks come page by page, and whole without a page', async () => {
  await using zoom = await createMockZoom()
  const { clientId } = await zoom.apps.first()
  await zoom.apps.change(clientId, { webhookUrl: 'http://127.0.0.1:9/', webhookSecret: 'a-secret-token-1' })
  for (let count = 0; count < 5; count += 1) {
    await connect(zoom)
    await zoom.webhooks.send({ event: 'meeting.started', payload: {}, hold: true })
  }
  for (const door of [zoom, await connectMockZoom(zoom.url)]) {
    for (const [name, list] of Object.entries(listsOf(door))) {
      const all = (await list()).map(({ id }) => id)
      expect(all.length, name).toBeGreaterThanOrEqual(5)
      for (const limit of [1, 2, 5, 100]) expect(await inPages(list, limit), name).toEqual(all)
      expect(await list({ limit: 0 }), name).toEqual([])
      await expect(list({ after: 'gone' }), name).rejects.toThrow(MockZoomError)
      await expect(list({ limit: -1 }), name).rejects.toThrow(/limit a whole number/)
    }
  }
  const answer = await fetch(`${zoom.url}/__mock/tokens?after=gone`)
  expect(answer.status).toBe(404)
})
