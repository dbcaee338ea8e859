import { expect, test } from 'vitest'
import { discover, parseSubject, type SubjectFile } from '../../src/contract-runner/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { startManyWaysApp } from './many-ways-app.ts'

async function discovered(requests: NonNullable<SubjectFile['requests']>) {
  await using zoom = await createMockZoom({ clock: 'real' })
  await using app = await startManyWaysApp(zoom)
  const answers = { works: [{ status: '2xx' as const, query: { error: false } }] }
  const description = parseSubject({ name: 'Many ways', baseUrl: app.url, requests, answers }, 'the test')
  const running = { description, async [Symbol.asyncDispose]() {} }
  return await discover(running, zoom, AbortSignal.timeout(20_000))
}

const use = { method: 'POST', path: '/use' } as const

test('a login form and the button behind it are found on the way to Zoom, and so is the callback', async () => {
  const { requests, ...rest } = await discovered({ connect: { method: 'GET', path: '/settings' }, use })
  expect(requests).toEqual({
    signIn: [
      { method: 'GET', path: '/login' },
      { submit: 'Log in', fields: { email: '{person}@example.com' } },
    ],
    connect: [{ method: 'GET', path: '/settings' }, { submit: 'Connect Zoom' }],
    use,
  })
  expect(rest).toEqual({
    callbackPath: '/callback',
    found: ['people sign in at /login, with email', 'from /settings people go on: submit “Connect Zoom”'],
    missing: undefined,
  })
})

test('an install page is gone through by its link', async () => {
  const { requests, missing } = await discovered({ connect: { method: 'GET', path: '/install' }, use })
  expect([requests.connect, missing]).toEqual([
    [{ method: 'GET', path: '/install' }, { follow: 'Add to Zoom' }],
    undefined,
  ])
})

test('what is missing is said: a path that is not there, a use that does not work', async () => {
  const lost = await discovered({ connect: { method: 'GET', path: '/nowhere' }, use })
  expect(lost.missing).toContain('the app has nothing at /nowhere (404)')
  const wrong = { method: 'GET', path: '/use' } as const
  const unused = await discovered({ connect: { method: 'GET', path: '/install/start' }, use: wrong })
  expect(unused.missing).toBe(
    'Look at requests.use in the subject file: the app answered 404 with an empty page.',
  )
})
