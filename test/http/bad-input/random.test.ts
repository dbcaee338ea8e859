import { expect, test } from 'vitest'
import type { MockZoom } from '../../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../../src/mock-zoom/index.ts'
import { control } from '../../support/control.ts'
import { speak, speakAndLeave, statusIn } from '../../support/raw-request.ts'
import { chanceOf, randomRequests } from './random-requests.ts'
import { isWell } from './scene.ts'

// Random requests. The same seed gives the same requests; a failure names the seed and the request.
// BAD_INPUT_SEED=7 npx vitest run test/http/bad-input/random.test.ts tries others.

const seed = Number(process.env.BAD_INPUT_SEED ?? 2)
const count = 400
const shown = (bytes: Buffer) => JSON.stringify(bytes.toString('latin1'))

async function check(zoom: MockZoom, after: number, about: string): Promise<void> {
  const entries = await zoom.journal.list({ after })
  expect(entries, `nothing in the journal, ${about}`).not.toEqual([])
  for (const entry of entries) {
    expect(entry.type, about).not.toBe('mock.failed')
    if (entry.type === 'request.answered') expect(entry.status, about).toBeLessThan(500)
  }
}

const lastSeq = async (zoom: MockZoom) => (await zoom.journal.list()).at(-1)?.seq ?? 0

test(`${count} requests of seed ${seed} get a response below 500 and an entry in the journal`, async () => {
  await using zoom = await createMockZoom()
  const { wellFormed } = randomRequests(chanceOf(seed))
  for (let number = 0; number < count; number += 1) {
    const bytes = wellFormed()
    const about = `BAD_INPUT_SEED=${seed}, request ${number}: ${shown(bytes)}`
    const after = await lastSeq(zoom)
    const status = statusIn(await speak(zoom, bytes))
    expect(status, about).toBeGreaterThanOrEqual(200)
    expect(status, about).toBeLessThan(500)
    await check(zoom, after, about)
  }
  await isWell(zoom)
})

test(`${count} damaged requests of seed ${seed} crash nothing and are in the journal`, async () => {
  await using zoom = await createMockZoom()
  const requests = randomRequests(chanceOf(seed))
  for (let number = 0; number < count; number += 1) {
    const bytes = requests.damaged()
    const after = await lastSeq(zoom)
    await speakAndLeave(zoom, bytes)
    await control(zoom, 'GET /__mock/health')
    await check(zoom, after, `BAD_INPUT_SEED=${seed}, damaged request ${number}: ${shown(bytes)}`)
  }
  await isWell(zoom)
})

const controlRoutes = [
  ...['PATCH /__mock/switches', 'POST /__mock/clock', 'PUT /__mock/signed-in', 'POST /__mock/installs'],
  ...['POST /__mock/apps', 'PATCH /__mock/apps/acme_scheduler_dev_01', 'DELETE /__mock/apps/code'],
  ...['POST /__mock/users', 'PATCH /__mock/users/jill@example.com', 'DELETE /__mock/users/sam@example.com'],
  ...['POST /__mock/users/jill@example.com/uninstall', 'GET /__mock/journal?after=1', 'GET /__mock/findings'],
  ...['GET /__mock/apps', 'GET /__mock/users', 'GET /__mock/grants', 'GET /__mock/clock', 'GET /'],
]
// Without webhookUrl, because no test may send anything to a random address.
const controlKeys = [
  ...[
    'codeTtl',
    'expiresIn',
    'refreshTtl',
    'tokenFormat',
    'decline',
    'errorDialect',
    'advance',
    'user',
    'consent',
  ],
  ...[
    'clientId',
    'clientSecret',
    'name',
    'redirectUris',
    'scopes',
    'strictMode',
    'accountId',
    'kind',
    'redirectUri',
  ],
  ...['id', 'email', 'firstName', 'lastName', 'removed', 'hold', 'variant', '__proto__', 'constructor'],
]

test(`${count} calls of the control API of seed ${seed} get a response below 500`, async () => {
  await using zoom = await createMockZoom()
  const { object, one } = randomRequests(chanceOf(seed))
  for (let number = 0; number < count; number += 1) {
    const route = one(controlRoutes)
    const body = route.startsWith('GET') ? undefined : object(controlKeys)
    const { status } = await control(zoom, route, body)
    expect(status, `BAD_INPUT_SEED=${seed}, call ${number}: ${route} ${body}`).toBeLessThan(500)
  }
  expect(await zoom.journal.list({ type: 'mock.failed' })).toEqual([])
  await zoom.reset()
  await isWell(zoom)
})
