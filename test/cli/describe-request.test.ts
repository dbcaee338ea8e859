import { expect, test } from 'vitest'
import { describeExchange } from '../../src/cli/describe-request.ts'
import type { FaultInput, MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom, namesFrom, seeded } from '../../src/mock-zoom/index.ts'
import { answerDevice, pollDevice, startDevice } from '../support/device.ts'
import { connect, exchange, newCode, parseTokens, postToken, refresh, usersMe } from '../support/oauth.ts'

/** The line of a refresh that meets a fault, without its time. */
async function lineOf(fault: Omit<FaultInput, 'route'>): Promise<string | undefined> {
  await using zoom = await createMockZoom()
  const { refresh_token } = await connect(zoom)
  await zoom.faults.add({ route: 'token', ...fault })
  await refresh(zoom, refresh_token).catch(() => undefined)
  return (await linesOf(zoom)).at(-1)
}

test.each([
  [{ status: 502 }, '502 refresh   Acme Scheduler  FAULT injected: responded 502 in place of Zoom'],
  [{ drop: true }, '--- refresh   Acme Scheduler  FAULT injected: dropped the connection'],
  [
    { drop: true, when: 'after' },
    '--- refresh   Acme Scheduler for jill@example.com  rotated the refresh token; FAULT injected: after the request had succeeded, dropped the connection',
  ],
  [
    { delay: 5 },
    '200 refresh   Acme Scheduler for jill@example.com  FAULT injected: waited 5 ms, then responded after all; rotated the refresh token',
  ],
  [
    { cutAfter: 5 },
    '200 refresh   Acme Scheduler for jill@example.com  rotated the refresh token; FAULT injected: after the request had succeeded, cut the response off',
  ],
] as const)('the terminal tells of the fault %j', async (fault, line) => {
  expect(await lineOf(fault)).toBe(line)
})

/** The lines of a flow, without their times. */
async function linesOf(zoom: MockZoom): Promise<string[]> {
  const names = namesFrom(seeded)
  return (await zoom.journal.exchanges()).map((exchange) =>
    describeExchange(exchange, { paint: (_, text) => text }, names).slice(9),
  )
}

test('a flow is readable: the step, the app and the user, what happened, and Zoom’s words', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  const shown = `${code.slice(0, 10)}…`
  const { access_token, refresh_token } = parseTokens(await exchange(zoom, code))
  await exchange(zoom, code)
  await usersMe(zoom, access_token)
  await refresh(zoom, refresh_token)
  await refresh(zoom, refresh_token)
  await postToken(zoom, { grant_type: 'refresh_token' }, {})
  await usersMe(zoom, 'nothing')
  expect(await linesOf(zoom)).toEqual([
    `302 authorize Acme Scheduler for jill@example.com  issued code ${shown}`,
    `200 exchange  Acme Scheduler for jill@example.com  redeemed code ${shown}`,
    `400 exchange  Acme Scheduler for jill@example.com  refused code ${shown}: code-spent; Zoom says “Invalid authorization code”`,
    '200 api       Acme Scheduler for jill@example.com  GET /v2/users/me',
    '200 refresh   Acme Scheduler for jill@example.com  rotated the refresh token',
    '400 refresh   Acme Scheduler for jill@example.com  refused: refresh-token-rotated; Zoom says “Invalid Token!”',
    expect.stringMatching(/^400 refresh {3}refused: client-credentials-missing; Zoom says “.+”$/),
    '401 api       GET /v2/users/me; refused: access-token-unknown; Zoom says “Invalid access token.”',
  ])
})

test('a device’s flow tells its steps as well', async () => {
  await using zoom = await createMockZoom()
  const { device_code, user_code } = await startDevice(zoom)
  await answerDevice(zoom, user_code, 'allow')
  await pollDevice(zoom, device_code)
  expect(await linesOf(zoom)).toEqual([
    `200 device    Acme Desktop  issued device code, user code ${user_code}`,
    '200 page      Acme Desktop for jill@example.com  device allowed',
    '200 poll      Acme Desktop for jill@example.com  redeemed the device code',
  ])
})
