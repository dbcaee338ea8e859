import { expect, test } from 'vitest'
import { requestFor, saysConnected } from '../../src/contract-runner/subject-description.ts'

test('{person} is filled in everywhere, encoded in the path', () => {
  const request = requestFor('a b/ü', {
    method: 'POST',
    path: '/people/{person}/use',
    headers: { 'x-person': '{person}' },
    json: { who: ['{person}', 1, null, { name: 'I am {person}, {person}' }], ok: true },
  })
  expect(request).toEqual({
    method: 'POST',
    path: '/people/a%20b%2F%C3%BC/use',
    headers: { 'x-person': 'a b/ü' },
    json: { who: ['a b/ü', 1, null, { name: 'I am a b/ü, a b/ü' }], ok: true },
  })
  expect(requestFor('a', { method: 'GET', path: '/', form: { person: '{person}@example.com' } })).toEqual({
    method: 'GET',
    path: '/',
    form: { person: 'a@example.com' },
  })
})

test.each([
  ['{"connected":true,"since":1}', true],
  ['{"connected":false}', false],
  ['null', false],
  ['<p>Bad gateway</p>', false],
  ['', false],
])('a status of %s says connected: %s', (text, connected) => {
  expect(
    saysConnected(text, { works: [], asksToReconnect: [], connected: { json: { connected: true } } }),
  ).toBe(connected)
})
