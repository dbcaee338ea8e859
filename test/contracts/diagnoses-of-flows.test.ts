import { describe, expect, test } from 'vitest'
import type { Alterations } from '../../src/reference-client/index.ts'
import { whatItSays } from './what-it-says.ts'

// Ways to break a promise for which there is no broken twin.

describe('state-is-unguessable reports', () => {
  const withState = (make: (person: string, random: string) => string): Alterations => ({
    pendingAuthorizations: (right, { database }) => {
      const rename = database.prepare(
        `UPDATE OR REPLACE pending_authorizations SET state = @next WHERE state = @state`,
      )
      return {
        ...right,
        async begin(session) {
          const pending = await right.begin(session)
          const next = make(session.person, pending.state)
          rename.run({ next, state: pending.state })
          return { ...pending, state: next }
        },
      }
    },
  })

  test('a state that is the same for a person each time', async () => {
    const states = new Map<string, string>()
    const once = withState((person, random) => {
      states.set(person, states.get(person) ?? random)
      return states.get(person) ?? random
    })
    const [appDid, expected, found] = await whatItSays('state-is-unguessable', once)
    expect(appDid).toBe('The app sent the same state to Zoom more than once.')
    expect(expected).toBe('a new state each time')
    expect(found).toMatch(/^2 times /)
  })

  test.each([
    ['as it is', (person: string) => person],
    ['in base64url', (person: string) => Buffer.from(`for ${person}`).toString('base64url')],
    ['in hex', (person: string) => Buffer.from(person).toString('hex')],
  ])('a state that is the person’s name and a counter, %s', async (_, encode) => {
    let count = 0
    const named = withState((person) => {
      count += 1
      return `${encode(person)}.${count}`
    })
    const [appDid] = await whatItSays('state-is-unguessable', named)
    expect(appDid).toMatch(/^The app’s state contains the person’s name, person-/)
  })
})

describe('no-code-or-token-in-pages reports', () => {
  const saying = (text: (parts: { accessToken: string; clientSecret: string }) => string): Alterations => ({
    app: (right, { connection, browserSessions, settings }) => {
      right.middleware.unshift(async (context, next) => {
        await next()
        const person = (await browserSessions.of(context))?.person
        const row = person === undefined ? undefined : await connection.status(person)
        if (context.path === '/' && row !== undefined)
          context.body = text({ accessToken: row.accessToken, clientSecret: settings.clientSecret })
      })
      return right
    },
  })

  test.each([
    ['a Zoom token', saying(({ accessToken }) => `<script>const token = "${accessToken}"</script>`)],
    ['the client secret', saying(({ clientSecret }) => `secret=${encodeURIComponent(clientSecret)}`)],
  ])('%s on a page', async (what, alterations) => {
    const [appDid] = await whatItSays('no-code-or-token-in-pages', alterations)
    expect(appDid).toMatch(`The app exposed ${what} in the page of GET http://127.0.0.1:`)
  })

  test('nothing about a JWT of the app’s own', async () => {
    const own = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"person-1"}').toString('base64url')}.c2ln`
    expect(
      await whatItSays(
        'no-code-or-token-in-pages',
        saying(() => own),
      ),
    ).toEqual(['kept'])
  })
})

describe('people-are-kept-apart reports', () => {
  test('that one person’s disconnecting disconnects another', async () => {
    const all: Alterations = {
      connection: (right, { database }) => ({
        ...right,
        async disconnect(person) {
          await right.disconnect(person)
          database.exec(`UPDATE zoom_connections SET deleted_at = 1 WHERE deleted_at IS NULL`)
        },
      }),
    }
    const [appDid] = await whatItSays('people-are-kept-apart', all)
    expect(appDid).toMatch(
      /^The person used the app after another person had disconnected, and the app answered 409/,
    )
  })
})

describe('one-zoom-user-for-two-persons reports', () => {
  test('that the first person’s failure ends the connection of the second', async () => {
    const ends: Alterations = {
      connection: (right, { database }) => ({
        ...right,
        async use(person) {
          try {
            return await right.use(person)
          } catch (error) {
            database.exec(`UPDATE zoom_connections SET deleted_at = 1 WHERE deleted_at IS NULL`)
            throw error
          }
        },
      }),
    }
    const [appDid] = await whatItSays('one-zoom-user-for-two-persons', ends)
    expect(appDid).toMatch(
      /^The person used the app again, after the other person had done so, and the app answered 409/,
    )
  })
})

describe('disconnecting-needs-no-zoom reports', () => {
  test('an app that shows a disconnected person as connected', async () => {
    const shows: Alterations = {
      connection: (right) => {
        const last = new Map<string, Awaited<ReturnType<typeof right.status>>>()
        return {
          ...right,
          async status(person) {
            last.set(person, (await right.status(person)) ?? last.get(person))
            return last.get(person)
          },
          async disconnect(person) {
            last.set(person, await right.status(person))
            await right.disconnect(person)
          },
        }
      },
    }
    const [appDid] = await whatItSays('disconnecting-needs-no-zoom', shows)
    expect(appDid).toBe(
      'The person disconnected while Zoom could not be reached, and the app still shows them as connected; the app answered 200',
    )
  })
})
