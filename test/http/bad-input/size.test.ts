import { expect, test } from 'vitest'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { ownProblem } from '../../support/control.ts'
import { basic } from '../../support/oauth.ts'
import { closing, speak, statusIn } from '../../support/raw-request.ts'
import { formType, isWell } from './scene.ts'

const badCode = '{"reason":"Invalid authorization code","error":"invalid_grant"}'

for (const path of ['/oauth/token', '/oauth/revoke', '/oauth/authorize']) {
  for (const size of [64 * 1024 + 1, 1_000_000, 20_000_000]) {
    test(`POST ${path} with a body of ${size} bytes is 413, and the mock goes on`, async () => {
      await using zoom = await createMockZoom()
      const response = await fetch(`${zoom.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': formType },
        body: 'a'.repeat(size),
      })
      expect(response.status).toBe(413)
      expect(response.headers.get('connection')).toBe('close')
      expect(await response.text()).toBe(
        ownProblem(
          'The request body is larger than 64 KiB.',
          'Check what you send: no OAuth request is that large.',
        ),
      )
      expect(await zoom.journal.list()).toMatchObject([
        { type: 'request.malformed' },
        { type: 'request.answered', status: 413 },
      ])
      await isWell(zoom)
    })
  }
}

test('a body of exactly 64 KiB is read', async () => {
  await using zoom = await createMockZoom()
  const prefix = 'grant_type=authorization_code&code='
  const response = await fetch(`${zoom.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: await basic(zoom), 'content-type': formType },
    body: prefix + 'a'.repeat(64 * 1024 - prefix.length),
  })
  expect([response.status, await response.text()]).toEqual([400, badCode])
})

test('a large body in chunks, of no announced length, is 413', async () => {
  await using zoom = await createMockZoom()
  const chunk = `2000\r\n${'a'.repeat(0x2000)}\r\n`
  const head = `POST /oauth/token HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${closing}`
  const answer = await speak(zoom, `${head}${chunk.repeat(9)}0\r\n\r\n`)
  expect(statusIn(answer)).toBe(413)
  await isWell(zoom)
})

test('a large body is not read if none is expected', async () => {
  await using zoom = await createMockZoom()
  const response = await fetch(`${zoom.url}/nothing`, { method: 'POST', body: 'a'.repeat(1_000_000) })
  expect(response.status).toBe(404)
  await isWell(zoom)
})
