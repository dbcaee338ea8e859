import { expect, test } from 'vitest'
import { didYouMean, nearMisses } from '../../src/mock-zoom/domain/near-misses.ts'

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

test('it ends a sentence', () => {
  expect(didYouMean('started', names)).toBe(' Did you mean meeting.started or webinar.started?')
  expect(didYouMean('x', names)).toBe('')
})
