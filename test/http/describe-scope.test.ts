import { expect, test } from 'vitest'
import { describeScope } from '../../src/mock-zoom/pages/describe-scope.ts'

test.each([
  ['user:read:user', 'See your profile.'],
  ['user:read', 'See your profile.'],
  ['meeting:write:meeting', 'Create and change your meetings.'],
  ['meeting:read:list_meetings', 'See your meetings.'],
  ['meeting:delete:meeting', 'Delete your meetings.'],
  ['user:read:user:admin', 'See the user data of everybody in your account.'],
  ['user:read:admin', 'See the user data of everybody in your account.'],
  ['zoomapp:inmeeting', 'Use your zoomapp data.'],
])('%s: %s', (scope, sentence) => {
  expect(describeScope(scope)).toBe(sentence)
})
