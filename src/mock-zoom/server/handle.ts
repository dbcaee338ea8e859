import type { Accepted } from '../domain/accepted.ts'
import { toMilliseconds } from '../domain/clock.ts'
import { newRequestId } from '../domain/ids.ts'
import { installFromMarketplace } from '../flow/install.ts'
import { writeSignedIn } from '../flow/signed-in.ts'
import type { MockZoom } from '../mock/mock-zoom.ts'
import { parseAppChanges, parseFault, parseOptions, parseSandboxOptions } from '../mock/options.ts'
import type { Impossible } from '../mock/problem.ts'
import { SetupProblem } from '../mock/problem.ts'
import { sandboxPath } from '../mock/sandboxes.ts'
import { createHttpServer } from './http-server.ts'
import { handlerBelow, inProcessFetch } from './in-process.ts'
import type { ServedMock } from './served-mock.ts'

/** What code does with a mock that is at `url`. `end` closes it. */
export function handleOf(served: ServedMock, url: string, end: () => Promise<unknown>): MockZoom {
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
  return {
    url,
    profile: mock.profile,
    get app() {
      const [first] = storage.apps.list()
      if (!first)
        throw new SetupProblem('This mock has no apps. Add one with POST /__mock/apps, or reset it.')
      return first
    },
    get apps() {
      return storage.apps.list()
    },
    async changeApp(clientId, changes) {
      const app = mock.changeApp(clientId, parseAppChanges(changes))
      if (!app) throw new SetupProblem(`There is no app ${clientId}.`)
      return app
    },
    get users() {
      return storage.users.list()
    },
    get switches() {
      return context.switches
    },
    clock: {
      now: () => clock.now(),
      advance: (by) => mock.advanceClock(toMilliseconds(by)),
    },
    journal: {
      events: (filter) => storage.journal.list(filter),
      onAppend: (listener) => storage.journal.onAppend(listener),
      exchanges: () => exchanges.list(),
      onExchange: (listener) => exchanges.onExchange(listener),
    },
    setSwitches: async (changes) => mock.setSwitches(parseOptions({ switches: changes }).switches),
    setRateLimits: async (limits) => mock.setRateLimits(parseOptions({ rateLimits: limits }).rateLimits),
    async signIn(who) {
      const user = who && storage.users.find(who.user)
      if (who && !user) throw new SetupProblem(`There is no Zoom user ${who.user}.`)
      writeSignedIn(context, user ? { userId: user.id, consent: who?.consent ?? 'ask' } : null)
    },
    async install({ user: name, redirectUri, clientId = storage.apps.list()[0]?.clientId ?? '' }) {
      const user = storage.users.find(name)
      if (!user) throw new SetupProblem(`There is no Zoom user ${name}.`)
      const requestId = newRequestId(context.requestRandom)
      const installed = installFromMarketplace(context, { requestId, clientId, redirectUri, user })
      if (!installed.ok) throw new SetupProblem(`Zoom would not install ${clientId}: ${installed.reason}.`)
      return installed.value
    },
    faults: {
      next: (route, what, times = 1) => faults.add(parseFault({ ...what, route, next: times })),
      add: (fault) => faults.add(parseFault(fault)),
      list: () => faults.list(),
      clear: () => faults.clear(),
    },
    findings: () => exchanges.findings(),
    uninstall: async (what) => orThrow(await mock.uninstall(what)),
    webhooks: {
      list: () => mock.webhooks.list(),
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
      list: () => sandboxes.list().map(({ id }) => ({ id, url: url + sandboxPath(id) })),
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
