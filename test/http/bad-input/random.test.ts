import { expect, test } from 'vitest'
import type { MockZoom } from '../../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { control } from '../../support/control.ts'
import { closing, speak, speakAndLeave, statusIn } from '../../support/raw-request.ts'
import { formType, isWell } from './scene.ts'

// Requests made up by chance. The same seed makes up the same ones; a failure names it, and the request.
// BAD_INPUT_SEED=7 npx vitest run test/http/bad-input/random.test.ts looks elsewhere.

const seed = Number(process.env.BAD_INPUT_SEED ?? 2)
const count = 400

/** Mulberry32: numbers from 0 up to 1. */
function chanceOf(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function randomRequests(chance: () => number) {
  const below = (limit: number) => Math.floor(chance() * limit)
  const one = <Value>(...values: readonly Value[]): Value => values[below(values.length)] as Value
  const many = (most: number, make: () => string) => Array.from({ length: below(most + 1) }, make)

  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => below(256)))
  const escaped = () => bytes(below(20)).toString('hex').replace(/../g, '%$&')
  const word = () =>
    one(
      () => one('code', 'state', 'client_id', 'redirect_uri', 'grant_type', 'token', 'scope', 'zoom_user'),
      () =>
        one('authorization_code', 'refresh_token', 'code', 'allow', 'acme_scheduler_dev_01', 'S256', 'plain'),
      () => one('__proto__', 'constructor', 'toString', 'null', 'undefined', '0', '-1', '[]', '{}', 'true'),
      () => one('', '%', '%%', '%0', '%00', '%zz', '%ff', '+', '&', '=', '#', '?', ';', ',', '"', "'", '<b>'),
      () => one('http://127.0.0.1:3999/callback', 'http://localhost:1', 'https://zoom.us', '//', 'x:'),
      escaped,
      () => 'a'.repeat(below(3000)),
    )()
  const pairs = () => many(8, () => `${word()}${one('=', '=', '=', '')}${word()}`).join('&')
  const credentials = () => Buffer.from(`${word()}${one(':', '')}${word()}`).toString('base64')
  const header = () =>
    one(
      () => `Authorization: ${one('Basic', 'Bearer', 'basic', 'Digest', '')} ${one(credentials, word)()}`,
      () => 'Authorization: Basic YWNtZV9zY2hlZHVsZXJfZGV2XzAxOmFjbWUtc2NoZWR1bGVyLXNlY3JldC1mb3ItZGV2LTAx',
      () => `Content-Type: ${one(formType, 'application/json', 'text/plain', 'multipart/form-data', word())}`,
      () => `Accept: ${one('application/json', 'text/html', '*/*', word())}`,
      () => `Cookie: ${word()}=${word()}; mock_zoom_user=${word()}`,
      () => `Origin: ${word()}`,
      () => `X-Forwarded-Host: ${word()}`,
    )().replace(/[^\t\x20-\x7e]/g, '')
  const method = () => one('GET', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND')
  const path = () =>
    one(
      () => one('/oauth/token', '/oauth/authorize', '/oauth/revoke', '/v2/users/me'),
      () => `/oauth/${word()}`,
      () => `/${word()}/${word()}`,
    )().replace(/[^\x21-\x7e]|[?#]/g, '')

  /** Correct as HTTP, whatever it says. */
  const wellFormed = () => {
    const body = one(
      () => Buffer.from(pairs()),
      () => bytes(below(200)),
      () => Buffer.from(`{"${word()}":`),
    )()
    const query = pairs().replace(/#/g, '%23')
    const lines = [
      `${method()} ${path()}?${query} HTTP/1.1`,
      ...many(5, header),
      `Content-Length: ${body.length}`,
    ]
    return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n${closing}`), body])
  }

  /** A correct request with a few bytes changed, added or missing, or no request at all. */
  const damaged = () => {
    if (chance() < 0.1) return Buffer.concat([Buffer.from('x'), bytes(below(400))])
    const parts = [...wellFormed()]
    for (let change = below(6); change >= 0; change -= 1) {
      parts.splice(below(parts.length), below(3), ...bytes(below(3)))
    }
    return Buffer.from([
      'P'.charCodeAt(0),
      ...parts.slice(1, below(10) === 0 ? below(parts.length) : undefined),
    ])
  }
  return { wellFormed, damaged }
}

function check(zoom: MockZoom, after: number, about: string): void {
  const entries = zoom.journal.events({ after })
  expect(entries, `nothing in the journal, ${about}`).not.toEqual([])
  for (const entry of entries) {
    expect(entry.type, about).not.toBe('mock.failed')
    if (entry.type === 'request.answered') expect(entry.status, about).toBeLessThan(500)
  }
}

const shown = (bytes: Buffer) => JSON.stringify(bytes.toString('latin1'))

test(`${count} requests of seed ${seed} get an answer below 500 and an entry in the journal`, async () => {
  await using zoom = await createMockZoom()
  const { wellFormed } = randomRequests(chanceOf(seed))
  for (let number = 0; number < count; number += 1) {
    const bytes = wellFormed()
    const about = `BAD_INPUT_SEED=${seed}, request ${number}: ${shown(bytes)}`
    const after = zoom.journal.events().at(-1)?.seq ?? 0
    const status = statusIn(await speak(zoom, bytes))
    expect(status, about).toBeGreaterThanOrEqual(200)
    expect(status, about).toBeLessThan(500)
    check(zoom, after, about)
  }
  await isWell(zoom)
})

test(`${count} damaged requests of seed ${seed} crash nothing and are in the journal`, async () => {
  await using zoom = await createMockZoom()
  const { damaged } = randomRequests(chanceOf(seed))
  for (let number = 0; number < count; number += 1) {
    const bytes = damaged()
    const after = zoom.journal.events().at(-1)?.seq ?? 0
    await speakAndLeave(zoom, bytes)
    await control(zoom, 'GET /__mock/health')
    check(zoom, after, `BAD_INPUT_SEED=${seed}, damaged request ${number}: ${shown(bytes)}`)
  }
  await isWell(zoom)
})
