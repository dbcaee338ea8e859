import { expect, test } from 'vitest'
import { evidenceLines } from '../../src/contract-runner/evidence.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'

test('entries become lines in the order of the journal, each once', async () => {
  await using zoom = await createMockZoom()
  await zoom.clock.advance({ seconds: 90 })
  await fetch(`${zoom.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token' }),
  })
  await fetch(`${zoom.url}/v3/nowhere`)
  const sequences = (await zoom.journal.list()).map(({ seq }) => seq)

  const lines = await evidenceLines(zoom, [...sequences.toReversed(), ...sequences, 999])
  expect(lines.map((line) => line.replace(/^#\d+ \d\d:\d\d:\d\d /, '# '))).toEqual([
    expect.stringMatching(/^# clock.advanced: clock advanced by 1 min 30 s, to /),
    '# token.refused: refused: client-credentials-missing',
    expect.stringMatching(/^# request.answered: POST \/oauth\/token: 4\d\d$/),
    '# request.unknown-route: NOT SUPPORTED by mock-zoom: GET /v3/nowhere',
    '# request.answered: GET /v3/nowhere: 404',
  ])
  expect(await evidenceLines(zoom, sequences.slice(0, 1))).toEqual(lines.slice(0, 1))
  expect(lines.map((line) => Number(/^#(\d+)/.exec(line)?.[1]))).toEqual(sequences)
})
