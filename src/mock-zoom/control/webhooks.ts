import type { Accepted } from '../domain/accepted.ts'
import type { Impossible } from '../domain/problem.ts'
import type { Mock } from '../mock/create.ts'
import type { webhookOperations } from './api/webhooks.ts'
import type { ControlRefusal, Handlers } from './handler.ts'
import { refuseCall } from './handler.ts'

export function webhookHandlers({ uninstall, webhooks }: Mock): Handlers<typeof webhookOperations> {
  return {
    uninstall: async ({ path, body }) => orRefuse(await uninstall({ ...body, user: path.id })),
    list: () => webhooks.list(),
    validate: async ({ body }) => orRefuse(await webhooks.validate(body.clientId)),
    redeliver: async ({ path }) => orRefuse(await webhooks.redeliver(path.id)),
    release: async ({ path }) => orRefuse(await webhooks.release(path.id)),
  }
}

function orRefuse<Value>(result: Accepted<Value> | Impossible): Value | ControlRefusal<404 | 409> {
  return result.ok ? result.value : refuseCall(result.status, result.problem, result.remedy)
}
