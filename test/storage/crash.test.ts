import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import type { RunningCommand } from '../support/command.ts'
import { temporaryFolder } from '../support/command.ts'
import type { Answer, Tokens } from '../support/oauth.ts'
import { connect, exchange, newCode, parseTokens, refresh, usersMe } from '../support/oauth.ts'
import { serve } from './another-process.ts'

// kill -9 under heavy load: every response that was sent stays true, and nothing works twice.

const count = 200
const atOnce = 40
const enough = 60

/**
 * Sends the requests, many at a time, and kills the mock after enough responses. Later requests and those under way at
 * that moment get no response.
 */
async function storm(
  { child, ended }: RunningCommand,
  requests: readonly (() => Promise<Answer>)[],
): Promise<(Answer | undefined)[]> {
  const answers: (Answer | undefined)[] = Array(requests.length).fill(undefined)
  const waiting = [...requests.entries()]
  let answered = 0
  const sendOn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [number, send] = next
      answers[number] = await send().catch(() => undefined)
      if (answers[number]) answered += 1
      if (answered === enough) child.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sendOn))
  await ended
  const statuses = answers.flatMap((answer) => answer?.status ?? [])
  expect(statuses).toEqual(statuses.map(() => 200))
  expect(statuses.length).toBeGreaterThanOrEqual(enough)
  expect(statuses.length).toBeLessThan(enough + atOnce)
  return answers
}

test(`kill -9 while ${count} codes are exchanged`, { timeout: 60_000 }, async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  await using handle = await createMockZoom()
  await using served = await serve(handle, database)
  const codes: string[] = []
  while (codes.length < count) codes.push(await newCode(served.zoom))
  const answers = await storm(
    served.command,
    codes.map((code) => () => exchange(served.zoom, code)),
  )

  const db = new Database(database)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()

  await using zoom = await createMockZoom({ database, clock: 'real' })
  for (const [number, code] of codes.entries()) {
    const again = await exchange(zoom, code)
    if (answers[number]) expect(again.status).toBe(400)
    expect((await exchange(zoom, code)).status).toBe(400)
  }
  // Every code was redeemed once, before or after; every other attempt was told that it is spent.
  const redeemed = await zoom.journal.list({ type: 'code.redeemed' })
  const ids = redeemed.map((entry) => 'codeId' in entry && entry.codeId)
  expect(redeemed).toHaveLength(count)
  expect(new Set(ids).size).toBe(count)
  const refused = await zoom.journal.list({ type: 'code.refused' })
  expect(refused).toMatchObject(refused.map(() => ({ reason: 'code-spent' })))

  // Tokens from before are known: they are refused only because newer ones exist.
  const some = answers.flatMap((answer) => answer ?? []).slice(0, 5)
  for (const answer of some) await usersMe(zoom, parseTokens(answer).access_token)
  expect(await zoom.journal.list({ type: 'api.refused' })).toMatchObject(
    Array(5).fill({ reason: 'access-token-superseded' }),
  )
})

test(`kill -9 while ${count} tokens are refreshed`, { timeout: 60_000 }, async () => {
  using folder = temporaryFolder()
  const database = folder.file('mock.db')
  await using handle = await createMockZoom()
  await using served = await serve(handle, database)
  // Separate grants: one must not supersede the other here.
  await fetch(`${served.zoom.url}/__mock/switches`, {
    method: 'PATCH',
    body: '{"reauthorizeRevokesAccess":false,"reauthorizeRevokesRefresh":false}',
  })
  const connections: Tokens[] = []
  while (connections.length < count) connections.push(await connect(served.zoom))
  const answers = await storm(
    served.command,
    connections.map(
      ({ refresh_token }) =>
        () =>
          refresh(served.zoom, refresh_token),
    ),
  )

  await using zoom = await createMockZoom({ database, clock: 'real' })
  for (const [number, { refresh_token }] of connections.entries()) {
    const answer = answers[number]
    const again = await refresh(zoom, refresh_token)
    if (answer) {
      expect(again.status).toBe(400)
      expect((await usersMe(zoom, parseTokens(answer).access_token)).status).toBe(200)
      parseTokens(await refresh(zoom, parseTokens(answer).refresh_token))
    }
    expect((await refresh(zoom, refresh_token)).status).toBe(400)
  }
  const refused = await zoom.journal.list({ type: 'refresh.refused' })
  expect(refused).toMatchObject(refused.map(() => ({ reason: 'refresh-token-rotated' })))
})
