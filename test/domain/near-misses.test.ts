import { expect, test } from 'vitest'
import { didYouMean, nearEndpoints, nearMisses } from '../../src/mock-zoom/domain/near-misses.ts'

const names = ['meeting.started', 'meeting.ended', 'webinar.started', 'user.updated', 'token']

test.each([
  ['meeting.startd', ['meeting.started']],
  ['meeting.strated', ['meeting.started']],
  ['Meeting.Started', ['meeting.started']],
  ['started', ['meeting.started', 'webinar.started']],
  ['tokne', ['token']],
  ['nothing.like.it', []],
  ['', []],
])('%s: %j', (text, near) => {
  expect(nearMisses(text, names)).toEqual(near)
})

const endpoints = [
  'GET /oauth/authorize',
  'POST /oauth/authorize',
  'POST /oauth/token',
  'POST /oauth/revoke',
  'GET /v2/users/:id',
]

test.each([
  ['POST', '/oauth/tokne', ['POST /oauth/token']],
  ['POST', '/token', ['POST /oauth/token']],
  ['POST', '/oauth2/token', ['POST /oauth/token']],
  ['POST', '/api/oauth/token', ['POST /oauth/token']],
  ['POST', '//oauth/TOKEN/', ['POST /oauth/token']],
  ['GET', '/oauth/tokens', ['POST /oauth/token']],
  ['GET', '/oauth/authorise', ['GET /oauth/authorize']],
  ['DELETE', '/oauth/authorise', ['GET /oauth/authorize', 'POST /oauth/authorize']],
  ['GET', '/nothing-is-here', []],
  ['GET', '/', []],
  ['GET', `/oauth/token${'n'.repeat(60_000)}`, []],
])('%s %s may have meant %j', (method, path, near) => {
  expect(nearEndpoints(method, path.slice(0, 60_100), endpoints)).toEqual(near)
})

test('it ends a sentence', () => {
  expect(didYouMean('started', names)).toBe(' Did you mean meeting.started or webinar.started?')
  expect(didYouMean('x', names)).toBe('')
})
