import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson } from '../support/control.ts'
import { connect, exchange, newCode } from '../support/oauth.ts'

test('GET shows every switch, as the handle does', async () => {
  await using zoom = await createMockZoom({ profile: '2020', switches: { codeTtl: 60 } })
  const { status, body } = await control(zoom, 'GET /__mock/switches')
  expect(status).toBe(200)
  expect(JSON.parse(body)).toEqual(await zoom.switches.show())
  expect(await zoom.switches.show()).toMatchObject({ errorDialect: '2020', codeTtl: 60, tokenFormat: 'v7' })
})

test('PATCH changes one behaviour, at once, and returns all switches', async () => {
  await using zoom = await createMockZoom()
  const before = await zoom.switches.show()
  const after = await controlJson(zoom, 'PATCH /__mock/switches', { errorDialect: '2020' })
  expect(after).toEqual({ ...before, errorDialect: '2020' })
  expect(await zoom.switches.show()).toEqual(after)
  expect((await exchange(zoom, 'x')).body).toBe(
    '{"reason":"Invalid authorization code x","error":"invalid_request"}',
  )
})

test('changes add up', async () => {
  await using zoom = await createMockZoom()
  await controlJson(zoom, 'PATCH /__mock/switches', { expiresIn: 5 })
  await controlJson(zoom, 'PATCH /__mock/switches', { tokenFormat: 'opaque' })
  const tokens = await connect(zoom)
  expect(tokens.expires_in).toBe(5)
  expect(tokens.access_token).toMatch(/^[0-9a-f]{32}\.[\w-]{43}$/)
})

test('a code keeps the lifetime it was issued with', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  await controlJson(zoom, 'PATCH /__mock/switches', { codeTtl: 1 })
  await zoom.clock.advance({ seconds: 2 })
  expect((await exchange(zoom, code)).status).toBe(200)
})

test('if one switch is invalid, none is changed', async () => {
  await using zoom = await createMockZoom()
  const before = await zoom.switches.show()
  const answer = await control(zoom, 'PATCH /__mock/switches', { codeTtl: 60, decline: 'vanish' })
  expect(answer.status).toBe(400)
  expect(await zoom.switches.show()).toEqual(before)
})

test('setSwitches in code does the same, and refuses the same', async () => {
  await using zoom = await createMockZoom()
  await zoom.switches.set({ expiresIn: 5 })
  expect((await zoom.switches.show()).expiresIn).toBe(5)
  await expect(zoom.switches.set({ expiresIn: 0 })).rejects.toThrow(
    'expiresIn: Too small: expected number to be >=1; found 0',
  )
  expect((await zoom.switches.show()).expiresIn).toBe(5)
})
