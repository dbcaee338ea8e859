import Router from '@koa/router'
import type { RequestState } from '../http/context.ts'
import type { Mock } from '../mock/create.ts'
import type { Sandboxes } from '../mock/sandboxes.ts'
import type { OperationGroup } from './api/operation.ts'
import type { Operations } from './api/operations.ts'
import { operations } from './api/operations.ts'
import { appHandlers } from './apps.ts'
import { clockHandlers } from './clock.ts'
import { documentHandlers } from './document.ts'
import { faultHandlers } from './faults.ts'
import type { Handlers } from './handler.ts'
import { installHandlers } from './installs.ts'
import { journalHandlers } from './journal.ts'
import { mockHandlers } from './mock.ts'
import { rateLimitHandlers } from './rate-limits.ts'
import { sandboxHandlers } from './sandboxes.ts'
import { serve } from './serve.ts'
import { signedInHandlers } from './signed-in.ts'
import { codeHandlers, findingHandlers, grantHandlers, tokenHandlers } from './stored.ts'
import { switchHandlers } from './switches.ts'
import { userHandlers } from './users.ts'
import { webhookHandlers } from './webhooks.ts'

type AllHandlers = { readonly [Group in keyof Operations]: Handlers<Operations[Group]> }
type Untyped = Readonly<Record<string, Readonly<Record<string, (asked: never) => unknown>>>>

/** The mock's own API, for tests and tools, under `/__mock/`: a route for each operation in api/operations.ts. */
export function controlRoutes(mock: Mock, sandboxes: Sandboxes): Router<RequestState> {
  const handlers = {
    mock: mockHandlers(mock),
    findings: findingHandlers(mock),
    grants: grantHandlers(mock),
    codes: codeHandlers(mock),
    tokens: tokenHandlers(mock),
    switches: switchHandlers(mock),
    apps: appHandlers(mock),
    users: userHandlers(mock),
    webhooks: webhookHandlers(mock),
    clock: clockHandlers(mock),
    installs: installHandlers(mock),
    journal: journalHandlers(mock),
    signedIn: signedInHandlers(mock),
    document: documentHandlers(),
    faults: faultHandlers(mock),
    rateLimits: rateLimitHandlers(mock),
    sandboxes: sandboxHandlers(sandboxes),
  } satisfies AllHandlers
  const untyped: Untyped = handlers
  const router = new Router<RequestState>()
  for (const [group, members] of Object.entries<OperationGroup>(operations)) {
    for (const [name, operation] of Object.entries(members)) {
      const handle = untyped[group]?.[name]
      if (!handle) throw new Error(`the operation ${group}.${name} has no handler`)
      // For a GET the router answers HEAD as well.
      router.register(operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), [operation.method], (ctx) =>
        serve(ctx, operation, handle),
      )
    }
  }
  return router
}
