import { expect, test } from 'vitest'
import { type Exploring, explore, parseSubject } from '../../src/contract-runner/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { startManyWaysApp } from './many-ways-app.ts'

async function explored({ hints, given }: Pick<Exploring, 'hints' | 'given'>) {
  await using zoom = await createMockZoom({ clock: 'real' })
  await using app = await startManyWaysApp(zoom)
  const requests = { connect: { method: 'GET', path: '/' } } as const
  const description = parseSubject({ name: 'Many ways', baseUrl: app.url, requests }, 'the test')
  const running = { description, async [Symbol.asyncDispose]() {} }
  return await explore({ app: running, zoom, hints, given, signal: AbortSignal.timeout(30_000) })
}

const none = { routes: [], fields: [] }

test('from a page with a login form and buttons, the whole app is described', async () => {
  const connect = { method: 'GET', path: '/settings' } as const
  const { requests, answers, works, missing, callbackPath } = await explored({
    hints: { ...none, routes: [{ path: '/use' }] },
    given: { connect },
  })
  expect(missing).toEqual([])
  expect([works, callbackPath]).toEqual([true, '/callback'])
  expect({ requests, answers }).toMatchInlineSnapshot(`
    {
      "answers": {
        "asksToReconnect": [
          409,
        ],
        "connected": {
          "text": "Connected as",
        },
        "works": [
          "2xx",
        ],
      },
      "requests": {
        "connect": [
          {
            "method": "GET",
            "path": "/settings",
          },
          {
            "submit": "Connect Zoom",
          },
        ],
        "disconnect": [
          {
            "method": "GET",
            "path": "/settings",
          },
          {
            "submit": "Disconnect",
          },
        ],
        "signIn": [
          {
            "method": "GET",
            "path": "/login",
          },
          {
            "fields": {
              "email": "{person}@example.com",
            },
            "submit": "Log in",
          },
        ],
        "status": {
          "method": "GET",
          "path": "/settings",
        },
        "use": {
          "method": "POST",
          "path": "/use",
        },
      },
    }
  `)
})

test('routes of an app are told apart by what they do', async () => {
  const routes = ['/install/start', '/me', '/use', '/disconnect'].map((path) => ({ path }))
  const { requests, answers, works, missing } = await explored({ hints: { routes, fields: [] }, given: {} })
  expect(missing).toEqual([])
  expect(works).toBe(true)
  expect({ requests, answers }).toMatchInlineSnapshot(`
    {
      "answers": {
        "asksToReconnect": [
          409,
        ],
        "connected": {
          "json": {
            "signedIn": true,
          },
        },
        "works": [
          "2xx",
        ],
      },
      "requests": {
        "connect": {
          "method": "GET",
          "path": "/install/start",
        },
        "disconnect": [
          {
            "method": "GET",
            "path": "/settings",
          },
          {
            "submit": "Disconnect",
          },
        ],
        "status": {
          "method": "GET",
          "path": "/me",
        },
        "use": {
          "method": "POST",
          "path": "/use",
        },
      },
    }
  `)
})

test('what does not lead to Zoom is said', async () => {
  const connect = { method: 'GET', path: '/nowhere' } as const
  const { works, missing, callbackPath } = await explored({ hints: none, given: { connect } })
  expect([works, callbackPath]).toEqual([false, undefined])
  expect(missing).toEqual([expect.stringContaining('the app has nothing at /nowhere (404)')])
})
