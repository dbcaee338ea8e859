import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { type Answer, authorize, basic, post, postToken, redirectUri, usersMe } from '../support/oauth.ts'
import { Model, type ModelSwitches, type Verdict } from './model.ts'

const clients = ['first_app', 'second_app'] as const
const users = ['jill@example.com', 'sam@example.com'] as const
const apps = clients.map((clientId) => ({
  clientId,
  clientSecret: `${clientId}_secret`,
  name: clientId,
  redirectUris: [redirectUri],
  scopes: ['user:read:user'],
}))

// Mostly the first, and mostly a token's own app: little happens between unrelated parties.
const which = fc.constantFrom(0, 0, 0, 1)
const byStranger = fc.constantFrom(false, false, false, true)
const pick = fc.nat({ max: 99 })
/** Steps of 100 seconds: far less real time passes in between, so that no expiry depends on luck. */
const wait = fc.constantFrom(100, 100, 100, 200, 300, 1000, 3600, 7200, 90 * 24 * 3600)
const operation = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('connect' as const), app: which, user: which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('authorize' as const), app: which, user: which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('exchange' as const),
      pick,
      byStranger,
      sameRedirectUri: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('exchange-newest' as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('refresh' as const), pick, byStranger }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('use' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('revoke' as const), pick, byStranger }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: wait }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('uninstall' as const), app: which, user: which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
)
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never

const switches: fc.Arbitrary<ModelSwitches> = fc.record({
  codeTtl: fc.constantFrom(100, 300),
  expiresIn: fc.constantFrom(300, 3600),
  refreshTtl: fc.constantFrom(7200, 90 * 24 * 3600),
  codeReplayRevokesTokens: fc.boolean(),
  codeReplacesPrevious: fc.boolean(),
  refreshReuseKillsFamily: fc.boolean(),
  refreshRevokesPreviousAccess: fc.boolean(),
  reauthorizeRevokesAccess: fc.boolean(),
  reauthorizeRevokesRefresh: fc.boolean(),
  revokeTakes: fc.constantFrom('access-and-refresh' as const, 'access' as const),
})

function senderOf(app: number, byStranger: boolean): number {
  return byStranger ? 1 - app : app
}

/** The mock next to the model. */
class Pair {
  readonly model: Model
  zoom: MockZoom
  readonly #open: () => Promise<MockZoom>
  readonly #codes: string[] = []
  readonly #tokens: string[] = []

  constructor(model: Model, zoom: MockZoom, open: () => Promise<MockZoom>) {
    this.model = model
    this.zoom = zoom
    this.#open = open
  }

  async run(operation: Operation): Promise<void> {
    const { model, zoom } = this
    switch (operation.do) {
      case 'connect':
        await this.#authorize(operation.app, operation.user)
        return this.#exchange(model.codes.length - 1, false, true)
      case 'authorize':
        return this.#authorize(operation.app, operation.user)
      case 'exchange': {
        const { pick, byStranger, sameRedirectUri } = operation
        return this.#exchange(pick % model.codes.length, byStranger, sameRedirectUri)
      }
      case 'exchange-newest':
        return this.#exchange(model.codes.length - 1, false, true)
      case 'refresh': {
        const index = operation.pick % model.tokens.length
        const token = model.tokens[index]
        if (!token) return
        const body = { grant_type: 'refresh_token', refresh_token: this.#tokens[index] }
        const app = senderOf(token.grant.app, operation.byStranger)
        const answer = await postToken(zoom, body, await this.#as(app))
        await this.#agree(model.refresh(token, app), answer)
        return
      }
      case 'use': {
        const index = operation.pick % model.tokens.length
        const token = model.tokens[index]
        if (token) await this.#agree(model.use(token), await usersMe(zoom, this.#tokens[index] ?? ''))
        return
      }
      case 'revoke': {
        const index = operation.pick % model.tokens.length
        const token = model.tokens[index]
        if (!token) return
        const app = senderOf(token.grant.app, operation.byStranger)
        const answer = await post(zoom, '/oauth/revoke', { token: this.#tokens[index] }, await this.#as(app))
        const verdict = model.revoke(token, app)
        expect(answer.status).toBe(200)
        expect(await this.#lastReason()).toBe(verdict)
        return
      }
      case 'uninstall': {
        const { app, user } = operation
        const done = zoom.uninstall({ user: users[user] ?? '', clientId: clients[app] ?? '' })
        const uninstalled = await done.then(
          () => true,
          () => false,
        )
        expect(uninstalled).toBe(model.uninstall(app, user))
        return
      }
      case 'wait':
        model.now += operation.seconds
        await zoom.clock.advance({ seconds: operation.seconds })
        return
      case 'restart':
        await zoom.close()
        this.zoom = await this.#open()
        return
      default:
        operation satisfies never
    }
  }

  async #authorize(app: number, user: number): Promise<void> {
    this.model.authorize(app, user)
    const url = await authorize(this.zoom, { client_id: clients[app] }, users[user])
    this.#codes.push(url.searchParams.get('code') ?? '')
  }

  async #exchange(index: number, byStranger: boolean, sameRedirectUri: boolean): Promise<void> {
    const code = this.model.codes[index]
    if (!code) return
    const app = senderOf(code.app, byStranger)
    const redirect_uri = sameRedirectUri ? redirectUri : `${redirectUri}/other`
    const body = { grant_type: 'authorization_code', code: this.#codes[index], redirect_uri }
    const answer = await postToken(this.zoom, body, await this.#as(app))
    await this.#agree(this.model.exchange(code, app, sameRedirectUri), answer)
  }

  /** The response succeeds or fails as in the model, and the journal has the model's reason. */
  async #agree(verdict: Verdict, answer: Answer): Promise<void> {
    expect(answer.status === 200 ? 'yes' : await this.#lastReason()).toBe(verdict)
    const { access_token, refresh_token } = JSON.parse(answer.body)
    if (access_token) this.#tokens.push(access_token, refresh_token)
  }

  async #lastReason(): Promise<string> {
    const events = await this.zoom.journal.list({ after: this.#seen })
    this.#seen = events.at(-1)?.seq ?? this.#seen
    const told = events.findLast(
      (entry) => entry.type !== 'request.answered' && entry.type !== 'grant.closed',
    )
    return told && 'reason' in told ? told.reason : 'yes'
  }
  #seen = 0

  async #as(app: number): Promise<Record<string, string>> {
    return { authorization: await basic(this.zoom, clients[app] ?? '') }
  }
}

test('after any sequence of operations, the mock agrees with the model', { timeout: 300_000 }, async () => {
  using folder = temporaryFolder()
  let run = 0
  const sequences = fc.array(operation, { minLength: 4, maxLength: 24 })
  const property = fc.asyncProperty(switches, sequences, async (chosen, operations) => {
    const database = folder.file(`${run++}.db`)
    // Only runs with a restart need a file.
    const restarts = operations.some((each) => each.do === 'restart')
    const open = () =>
      createMockZoom({ database: restarts ? database : ':memory:', clock: 'real', apps, switches: chosen })
    const pair = new Pair(new Model(chosen), await open(), open)
    try {
      for (const each of operations) await pair.run(each)
    } finally {
      await pair.zoom.close()
    }
  })
  // fast-check prints seed and path of a failure; MODEL_SEED and MODEL_RUNS repeat or lengthen a run.
  const seed = process.env.MODEL_SEED
  await fc.assert(property, {
    numRuns: Number(process.env.MODEL_RUNS ?? 1000),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  })
})

test('the model isn’t blind: it detects a mock that behaves differently', async () => {
  const told: ModelSwitches = {
    codeTtl: 300,
    expiresIn: 3600,
    refreshTtl: 7200,
    codeReplayRevokesTokens: true,
    codeReplacesPrevious: false,
    refreshReuseKillsFamily: false,
    refreshRevokesPreviousAccess: false,
    reauthorizeRevokesAccess: true,
    reauthorizeRevokesRefresh: true,
    revokeTakes: 'access',
  }
  const open = () =>
    createMockZoom({ clock: 'real', apps, switches: { ...told, codeReplayRevokesTokens: false } })
  const pair = new Pair(new Model(told), await open(), open)
  await using _ = pair.zoom
  await pair.run({ do: 'authorize', app: 0, user: 0 })
  await pair.run({ do: 'exchange-newest' })
  await pair.run({ do: 'exchange', pick: 0, byStranger: false, sameRedirectUri: true })
  await expect(pair.run({ do: 'use', pick: 0 })).rejects.toThrow()
})
