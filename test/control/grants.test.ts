import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { control, controlJson } from '../support/control.ts'
import { connect, exchange, newCode, parseTokens, post } from '../support/oauth.ts'

const jill = 'ZoeaTdcdQ6-X0c58J3YzLw'
const scopes = ['user:read:user', 'meeting:read:meeting', 'meeting:write:meeting']

test('there are no grants at first', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  expect(await control(zoom, 'GET /__mock/grants')).toMatchObject({ status: 200, body: '[]' })
})

test('a grant says which user allowed which app what, and since when', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  const [redeemed] = await zoom.journal.list({ type: 'code.redeemed' })
  expect(await controlJson(zoom, 'GET /__mock/grants')).toEqual([
    {
      id: redeemed && 'grantId' in redeemed && redeemed.grantId,
      type: 'authorization_code',
      speaksFor: 'user',
      clientId: 'acme_scheduler_dev_01',
      userId: jill,
      scopes,
      tokenIndex: 0,
      createdAt: await zoom.clock.now(),
      endedAt: null,
      endedBecause: null,
    },
  ])
})

test('a grant that ended stays in the list, with the time and the reason', async () => {
  await using zoom = await createMockZoom()
  const first = await zoom.clock.now()
  await connect(zoom)
  await zoom.clock.advance({ minutes: 1 })
  const second = await zoom.clock.now()
  const { access_token } = await connect(zoom)
  await zoom.clock.advance({ minutes: 1 })
  await post(zoom, '/oauth/revoke', { token: access_token })
  expect(await controlJson(zoom, 'GET /__mock/grants')).toMatchObject([
    { createdAt: first, endedAt: second, endedBecause: 'superseded' },
    { createdAt: second, endedAt: await zoom.clock.now(), endedBecause: 'revoked' },
  ])
})

test('a grant has the scopes that were requested', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom, { scope: 'user:read:user' })
  expect(await controlJson(zoom, 'GET /__mock/grants')).toMatchObject([{ scopes: ['user:read:user'] }])
})

test('neither codes nor tokens are shown', async () => {
  await using zoom = await createMockZoom()
  const code = await newCode(zoom)
  const tokens = parseTokens(await exchange(zoom, code))
  const { body } = await control(zoom, 'GET /__mock/grants')
  for (const secret of [code, tokens.access_token, tokens.refresh_token]) expect(body).not.toContain(secret)
})
