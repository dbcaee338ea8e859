import { expect, test } from 'vitest'
import { readAnswer, saysConnected } from '../../src/contract-runner/subject-description.ts'
import { filledRequest } from '../../src/contract-runner/take-steps.ts'

test('placeholders are filled in everywhere, encoded in the path', () => {
  const values = { person: 'a b/ü', zoomUserId: 'KdYKjnimT4KPd8FFgQt9FQ' }
  const request = filledRequest(
    {
      method: 'POST',
      path: '/people/{person}/use?as={zoomUserId}',
      headers: { 'x-person': '{person}' },
      json: { who: ['{person}', 1, null, { name: 'I am {person}, {person}' }], ok: true },
    },
    values,
  )
  expect(request).toEqual({
    method: 'POST',
    path: '/people/a%20b%2F%C3%BC/use?as=KdYKjnimT4KPd8FFgQt9FQ',
    headers: { 'x-person': 'a b/ü' },
    json: { who: ['a b/ü', 1, null, { name: 'I am a b/ü, a b/ü' }], ok: true },
  })
  const form = { person: '{person}@example.com', later: '{notTakenYet}' }
  expect(filledRequest({ method: 'GET', path: '/', form }, { person: 'a' })).toEqual({
    method: 'GET',
    path: '/',
    form: { person: 'a@example.com', later: '{notTakenYet}' },
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

test('a member within another is named by its path, and the person’s values count in text and path', () => {
  const connected = {
    works: [],
    asksToReconnect: [],
    connected: { json: { 'zoom.accounts.0.active': true } },
  }
  expect(saysConnected('{"zoom":{"accounts":[{"active":true}]}}', connected)).toBe(true)
  expect(saysConnected('{"zoom":{"accounts":[]}}', connected)).toBe(false)
  const text = { works: [], asksToReconnect: [], connected: { text: 'Connected as {zoomUserEmail}' } }
  expect(saysConnected('Connected as jill@example.com', text, { zoomUserEmail: 'jill@example.com' })).toBe(
    true,
  )
  expect(saysConnected('Connected as sam@example.com', text, { zoomUserEmail: 'jill@example.com' })).toBe(
    false,
  )
})

test.each([
  ['/settings', 'works'],
  ['/settings?error=access_denied', 'asks-to-reconnect'],
  ['/settings?error=server', 'failed'],
  ['/settings?again=1', 'failed'],
  ['/elsewhere', 'failed'],
])('the last page’s path and query tell what happened: %s %s', (url, kind) => {
  const answers = {
    works: [{ path: '/settings', query: { error: false, again: false } }],
    asksToReconnect: [{ query: { error: 'access_denied' } }],
  }
  const answer = { status: 200, url: new URL(url, 'http://127.0.0.1:3000'), text: '', atZoom: false }
  expect(readAnswer({ ...answer, isStuck: false }, answers)).toBe(kind)
  // Whoever could not go on has not succeeded.
  expect(readAnswer({ ...answer, isStuck: true }, answers)).toBe(kind === 'works' ? 'failed' : kind)
})
