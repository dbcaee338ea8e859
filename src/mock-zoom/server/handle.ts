import type { Accepted } from '../domain/accepted.ts'
import { shortenCode } from '../domain/authorization-code.ts'
import { toIsoTime, toMilliseconds } from '../domain/clock.ts'
import { newRequestId } from '../domain/ids.ts'
import type { Impossible } from '../domain/problem.ts'
import { SetupProblem } from '../domain/problem.ts'
import { installFromMarketplace } from '../flow/install.ts'
import { readSignedIn, writeSignedIn } from '../flow/signed-in.ts'
import {
  parseApp,
  parseAppChanges,
  parseFault,
  parseOptions,
  parseSandboxOptions,
  parseUser,
  parseUserChanges,
} from '../mock/options.ts'
import type { ServedMock } from '../mock/sandboxes.ts'
import { sandboxPath } from '../mock/sandboxes.ts'
import { follow } from './follow.ts'
import { createHttpServer } from './http-server.ts'
import { handlerBelow, inProcessFetch } from './in-process.ts'
import type { LocalMockZoom } from './local-mock-zoom.ts'

/** What code does with a mock that is at `url`. `end` closes it. */
export function handleOf(served: ServedMock, url: string, end: () => Promise<unknown>): LocalMockZoom {
  const { mock, sandboxes } = served
  const { context, exchanges, faults } = mock
  const { storage, clock } = context
  // It never listens: requests are put into it.
  const server = createHttpServer(handlerBelow(url, served.handle), context)
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= end().then(() => {})
    return closed
  }
  const apps = async () => storage.apps.list()
  const userNamed = (name: string) => {
    const user = storage.users.find(name)
    if (!user) throw new SetupProblem(`There is no Zoom user ${name}. zoom.users.list() lists them.`)
    return user
  }
  const appNamed = (clientId: string) => {
    const app = storage.apps.find(clientId)
    if (!app) throw new SetupProblem(`There is no app ${clientId}. zoom.apps.list() lists them.`)
    return app
  }
  const readClock = () => ({ kind: clock.kind, now: clock.now(), iso: toIsoTime(clock.now()) })
  return {
    url,
    profile: mock.profile,
    apps: {
      list: apps,
      async first() {
        const [first] = await apps()
        if (!first)
          throw new SetupProblem('This mock has no apps. Add one with zoom.apps.add(), or reset it.')
        return first
      },
      async add(given) {
        const app = parseApp(given)
        if (storage.apps.find(app.clientId)) {
          throw new SetupProblem(
            `There is an app ${app.clientId} already. Change it with zoom.apps.change().`,
          )
        }
        mock.saveApp(app)
        return appNamed(app.clientId)
      },
      async change(clientId, changes) {
        return mock.changeApp(clientId, parseAppChanges(changes)) ?? appNamed(clientId)
      },
      async remove(clientId) {
        storage.apps.remove(appNamed(clientId).clientId)
      },
    },
    users: {
      list: async () => storage.users.list(),
      async add(given) {
        const user = parseUser(given)
        const taken = [user.email, user.id].find((name) => name !== undefined && storage.users.find(name))
        if (taken !== undefined) {
          throw new SetupProblem(`There is a Zoom user ${taken} already. Change it with zoom.users.change().`)
        }
        return mock.saveUser(user)
      },
      async change(name, given) {
        const changes = parseUserChanges(given)
        const known = userNamed(name)
        const other = changes.email === undefined ? undefined : storage.users.find(changes.email)
        if (other && other.id !== known.id) {
          throw new SetupProblem(`Another Zoom user has the email ${changes.email}. Choose another.`)
        }
        return mock.saveUser({ ...known, ...changes })
      },
      async remove(name) {
        storage.users.remove(userNamed(name).id)
      },
    },
    // The code stays inside: it is a secret.
    grants: { list: async () => storage.grants.list().map(({ code: _, ...grant }) => grant) },
    codes: {
      list: async () =>
        storage.codes.list().map(({ text, challenge, ...code }) => ({
          ...code,
          code: shortenCode(text),
          codeChallengeMethod: challenge?.method ?? null,
        })),
    },
    tokens: { list: async () => storage.tokens.list() },
    signedIn: {
      show: async () => readSignedIn(context) ?? { userId: null },
      async choose({ user, consent = 'ask' }) {
        const signedIn = { userId: userNamed(user).id, consent }
        writeSignedIn(context, signedIn)
        return signedIn
      },
      clear: async () => writeSignedIn(context, null),
    },
    async install({ user: name, redirectUri, clientId = storage.apps.list()[0]?.clientId ?? '' }) {
      const user = userNamed(name)
      const requestId = newRequestId(context.requestRandom)
      const installed = installFromMarketplace(context, { requestId, clientId, redirectUri, user })
      if (!installed.ok) throw new SetupProblem(`Zoom would not install ${clientId}: ${installed.reason}.`)
      return { callbackUrl: installed.value }
    },
    uninstall: async (what) => orThrow(await mock.uninstall(what)),
    clock: {
      show: async () => readClock(),
      now: async () => clock.now(),
      async advance(by) {
        await mock.advanceClock(toMilliseconds(by))
        return readClock()
      },
    },
    journal: {
      list: async (filter) => storage.journal.list(filter),
      exchanges: async () => exchanges.list(),
      follow: ({ after, signal } = {}) =>
        follow({
          before: after === 'now' ? [] : exchanges.ended(),
          listen: exchanges.onExchange,
          ends: [served.ended, signal],
        }),
      followEntries: ({ after = 0, type, signal } = {}) =>
        follow({
          before: after === 'now' ? [] : storage.journal.list({ after, type }),
          listen: (hear) =>
            storage.journal.onAppend((entry) => {
              if (type === undefined || entry.type === type) hear(entry)
            }),
          ends: [served.ended, signal],
        }),
    },
    findings: { list: async () => exchanges.findings() },
    faults: {
      next: async (route, what, times = 1) => faults.add(parseFault({ ...what, route, next: times })),
      add: async (fault) => faults.add(parseFault(fault)),
      list: async () => faults.list(),
      clear: async () => faults.clear(),
    },
    switches: {
      show: async () => context.switches,
      async set(changes) {
        mock.setSwitches(parseOptions({ switches: changes }).switches)
        return context.switches
      },
    },
    rateLimits: {
      show: async () => context.rateLimits,
      async set(limits) {
        mock.setRateLimits(parseOptions({ rateLimits: limits }).rateLimits)
        return context.rateLimits
      },
    },
    webhooks: {
      list: async () => mock.webhooks.list(),
      validate: async (clientId) => orThrow(await mock.webhooks.validate(clientId)),
      redeliver: async (deliveryId) => orThrow(await mock.webhooks.redeliver(deliveryId)),
      release: async (deliveryId) => orThrow(await mock.webhooks.release(deliveryId)),
    },
    sandboxes: {
      async create(options = {}) {
        const opened = await sandboxes.open(parseSandboxOptions(options), 'until closed')
        const { id, served: own } = orThrow(opened)
        return Object.assign(
          handleOf(own, url + sandboxPath(id), () => sandboxes.close(id)),
          { id },
        )
      },
      list: async () =>
        sandboxes.list().map(({ id, served: own, idleSeconds }) => ({
          id,
          url: url + sandboxPath(id),
          profile: own.mock.profile,
          idleSeconds: idleSeconds(),
        })),
      async close(id) {
        if (!(await sandboxes.close(id)))
          throw new SetupProblem(`There is no sandbox ${id}. zoom.sandboxes.list() lists them.`)
      },
    },
    fetch: inProcessFetch(server, url),
    handler: served.handle,
    reset: () => mock.reset(),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function orThrow<Value>(result: Accepted<Value> | Impossible): Value {
  if (result.ok) return result.value
  throw new SetupProblem(`${result.problem} ${result.remedy}`)
}
