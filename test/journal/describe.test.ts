import { expect, test } from 'vitest'
import { describeExchange } from '../../src/cli/describe-request.ts'
import { createMockZoom, describeResponse, namesFrom, readSavedJournal } from '../../src/mock-zoom/index.ts'
import { readExchanges } from '../../src/mock-zoom/journal/exchange.ts'
import { wordsOf } from '../../src/mock-zoom/journal/words.ts'
import { refresh } from '../support/oauth.ts'

/** A refresh that is refused with these words, as terminal and inspector tell it. */
async function told(responseBody: string): Promise<{ terminal: string; inspector: string }> {
  await using zoom = await createMockZoom()
  await refresh(zoom, 'no-token')
  const entries = (await zoom.journal.list()).map((entry) =>
    entry.type === 'request.answered' ? { ...entry, responseBody } : entry,
  )
  const [exchange] = readExchanges(entries)
  if (!exchange) throw new Error('nothing was exchanged')
  const line = describeExchange(exchange, { paint: (_, text) => text }, namesFrom())
  return { terminal: /Zoom says “(.*)”$/.exec(line)?.[1] ?? line, inspector: describeResponse(exchange) }
}

// The terminal said “invalid_grant”, the inspector the description.
test.each([
  ['{"reason":"Invalid Token!","error":"invalid_grant"}', 'Invalid Token!'],
  ['{"code":124,"message":"Invalid access token."}', 'Invalid access token.'],
  ['{"errorCode":1,"errorMessage":"No.","error":"x"}', 'No.'],
  ['{"error_description":"The token is old.","error":"invalid_grant"}', 'The token is old.'],
  ['{"error":"invalid_grant"}', 'invalid_grant'],
  ['{"reason":"","error":"invalid_request"}', 'invalid_request'],
])('terminal and inspector quote the same words of %s', async (body, words) => {
  expect(await told(body)).toEqual({ terminal: words, inspector: `400 “${words}”` })
})

test('no finding quotes a body without words', async () => {
  const { terminal, inspector } = await told('<html>')
  expect(terminal).toMatch(/refused: refresh-token-unknown$/)
  expect(inspector).toBe('400')
})

test('an event of a type that this version does not know is named', () => {
  const text = '[{"seq":1,"at":1,"requestId":null,"type":"of.tomorrow"}]'
  const { entries } = readSavedJournal(text, 'a journal')
  expect(entries.map(wordsOf)).toEqual(['of.tomorrow'])
})
