import { createHmac, timingSafeEqual } from 'node:crypto'
import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import {
  parseSubject,
  runContracts,
  runningSubject,
  testWebhookSecret,
} from '../../src/contract-runner/index.ts'
import { serve } from './small-server.ts'

const sign = (text: string) => createHmac('sha256', testWebhookSecret).update(text).digest('hex')

/** An app that takes events and has no people. `checks` are those that it makes. */
function eventsApp(checks: { readonly signature: boolean; readonly age: boolean }) {
  return serve(({ headers, body }, response) => {
    const timestamp = `${headers['x-zm-request-timestamp'] ?? ''}`
    const expected = Buffer.from(`v0=${sign(`v0:${timestamp}:${body}`)}`)
    const given = Buffer.from(`${headers['x-zm-signature'] ?? ''}`)
    const isSigned = given.length === expected.length && timingSafeEqual(given, expected)
    const isFresh = Math.abs(Date.now() / 1000 - Number(timestamp)) < 300
    if ((checks.signature && !isSigned) || (checks.age && !isFresh)) return void response.writeHead(401).end()
    const { event, payload } = JSON.parse(body)
    if (event !== 'endpoint.url_validation') return void response.end()
    const { plainToken } = payload
    return void response.end(JSON.stringify({ plainToken, encryptedToken: sign(plainToken) }))
  })
}

async function judged(checks: Parameters<typeof eventsApp>[0]): Promise<Record<string, string>> {
  await using app = await eventsApp(checks)
  const file = { name: 'Events', baseUrl: app.url, webhooks: { path: '/events' } }
  const { results } = await runContracts({
    contracts,
    profile: '2026',
    subjectName: 'events',
    subject: runningSubject(parseSubject(file, 'the test')),
  })
  return Object.fromEntries(
    results
      .filter(({ verdict }) => verdict !== 'not-applicable')
      .map(({ contract, verdict }) => [contract.id, verdict]),
  )
}

test('an app that only takes events is judged by its responses: a 200 and a 401 suffice', async () => {
  expect(await judged({ signature: true, age: true })).toEqual({
    'bad-signature-changes-nothing': 'kept',
    'events-are-answered-in-time': 'kept',
    'missing-signature-changes-nothing': 'kept',
    'old-timestamp-changes-nothing': 'kept',
    'url-validation-is-answered': 'kept',
  })
})

test('one that takes whatever comes breaks these promises', async () => {
  expect(await judged({ signature: false, age: false })).toEqual({
    'bad-signature-changes-nothing': 'broken',
    'events-are-answered-in-time': 'kept',
    'missing-signature-changes-nothing': 'broken',
    'old-timestamp-changes-nothing': 'broken',
    'url-validation-is-answered': 'kept',
  })
})
