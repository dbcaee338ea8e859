import type { Middleware } from 'koa'
import { accept } from '../../domain/accepted.ts'
import { refuse } from '../../domain/refusal.ts'
import { findApiUser } from '../../flow/api-users.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { RequestState } from '../../http/context.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import type { FoundOperation } from '../../zoom/operations/find-operation.ts'
import type { WithFaults } from '../routes.ts'
import { answerCall } from './api-handler.ts'
import type { ApiEndpoint, ApiSuccess } from './endpoint.ts'
import { endpoint } from './endpoint.ts'

/**
 * Responds below /v2 to the operations that Zoom has and the mock doesn't: token, rate limit, scope and user are checked
 * as at Zoom; after that the mock says that it has no body. Everything else is left to whoever comes next.
 */
export function operationsWithoutBody(
  context: FlowContext,
  sendRefusal: SendRefusal,
  withFaults: WithFaults,
): Middleware<RequestState> {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/v2/') || ctx.body) return next()
    // The catalogue is large; most apps never need it.
    const { findOperation } = await import('../../zoom/operations/find-operation.ts')
    const found = findOperation(ctx.method, ctx.path)
    if (!found) return next()
    ctx.state.route = 'api'
    return withFaults(ctx, async () => {
      ctx.set('x-mock-zoom', 'endpoint-not-in-the-mock')
      await answerCall(context, sendRefusal, asEndpoint(ctx.method, found), ctx, found.params)
      // A refusal before that is Zoom's own.
      if (ctx.status >= 400 && ctx.status !== 501) ctx.remove('x-mock-zoom')
    })
  }
}

function asEndpoint(method: string, { rules }: FoundOperation): ApiEndpoint {
  return endpoint({
    method,
    path: rules.name.slice(method.length + 1),
    scopes: rules.scopes,
    category: rules.category,
    confidence: 'documented',
    source: ['github.com/zoom/skills, skills/oauth/references'],
    serve(context, caller, { params }) {
      const reached = reachUser(context, caller, rules.name, params.userId)
      if (!reached.ok) return reached
      const { operationWithoutBody: without } = context.switches
      if (without === 'problem') return refuse('endpoint-without-body', { endpoint: rules.name })
      return accept(emptyAnswer(method, rules.name, without))
    },
    show: (empty) => empty,
  })
}

/** Below /users/{userId}, the token has to reach that user. */
export function reachUser(
  context: FlowContext,
  caller: Parameters<typeof findApiUser>[1],
  name: string,
  userId: string | undefined,
) {
  return userId !== undefined && name.includes(' /v2/users/{userId}')
    ? findApiUser(context, caller, userId)
    : accept(caller.user)
}

function emptyAnswer(method: string, name: string, without: 'object' | 'list'): ApiSuccess {
  if (/^(PUT|PATCH|DELETE)$/.test(method)) return { status: 204 }
  if (method === 'POST') return { status: 201, body: {} }
  if (without === 'object') return { status: 200, body: {} }
  const [list = ''] = name
    .split('/')
    .filter((part) => !part.startsWith('{'))
    .slice(-1)
  return { status: 200, body: { page_size: 30, total_records: 0, next_page_token: '', [list]: [] } }
}
