import { setTimeout as wait } from 'node:timers/promises'
import type { Middleware } from 'koa'
import type { EndpointRules } from '../../domain/api.ts'
import { frozen } from '../../domain/frozen.ts'
import { parseJson } from '../../domain/parse-json.ts'
import { printable } from '../../domain/printable.ts'
import type { Stub, StubAnswer, StubCaller, StubRequest } from '../../domain/stub.ts'
import type { ZoomUser } from '../../domain/zoom-user.ts'
import { stubCallerOf } from '../../flow/stub-caller.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { RequestState, ZoomContext } from '../../http/context.ts'
import { baseUrlOf } from '../../http/mount.ts'
import { sendOwnProblem } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import type { WithFaults } from '../routes.ts'
import { accessTokenIn, callOf, setApiHeaders } from './api-handler.ts'
import type { ApiCall } from './endpoint.ts'
import { enter } from './endpoint.ts'
import { reachUser } from './without-body.ts'

/** Where the mock keeps its stubs. */
export interface StubSource {
  areThere(): boolean
  find(
    method: string,
    path: string,
    caller: StubCaller | undefined,
  ): { readonly stub: Stub; readonly params: Readonly<Record<string, string>> } | undefined
}

/** How long a function of a stub may take, in milliseconds of real time. */
const longest = 5_000

/**
 * Responds with the user's stub, if there is one for the call: token, rate limit, scope and user are checked as for every
 * other endpoint. A stub for an operation that the mock has takes its place. `patience` is in milliseconds.
 */
export function stubbed(
  context: FlowContext,
  stubs: StubSource,
  sendRefusal: SendRefusal,
  withFaults: WithFaults,
  patience = longest,
): Middleware<RequestState> {
  return async (ctx, next) => {
    if (!stubs.areThere() || !/^\/(v2|rec)\//.test(ctx.path)) return next()
    const found = stubs.find(ctx.method, ctx.path, stubCallerOf(context, accessTokenIn(ctx)))
    if (!found) return next()
    ctx.state.route = 'api'
    return withFaults(ctx, () => respond(context, found, sendRefusal, patience, ctx))
  }
}

async function respond(
  context: FlowContext,
  { stub, params }: NonNullable<ReturnType<StubSource['find']>>,
  sendRefusal: SendRefusal,
  patience: number,
  ctx: ZoomContext,
): Promise<void> {
  const rules = await rulesOf(stub)
  const sent = await callOf(ctx, params)
  // Zoom's links to recordings take the token in the query.
  const call = stub.path.startsWith('/rec/') ? { ...sent, tokenInQuery: false } : sent
  const { result, standing } = enter(context, rules, call, (caller) =>
    reachUser(context, caller, rules.name, params.userId),
  )
  setApiHeaders(context, ctx, rules, standing, result)
  if (!result.ok) return sendRefusal(ctx, result)
  ctx.set('x-mock-zoom', stub.id)
  try {
    const request = requestFor(context, ctx, call, result.value)
    send(ctx, await within(patience, stub.answer(request)))
  } catch (error) {
    const problem = printable(error instanceof Error ? error.message : String(error)).slice(0, 500)
    context.storage.journal.append(
      { type: 'stub.failed', stubId: stub.id, endpoint: rules.name, problem },
      context.clock.now(),
      ctx.state.requestId,
    )
    sendOwnProblem(
      ctx,
      500,
      `The function of the stub for ${rules.name} failed: ${problem}`,
      'Correct the function that was given to zoom.stubs.add(); docs/stubs.md says what it returns.',
    )
  }
}

/** The stub's own scopes and category, else those of Zoom's operation. */
async function rulesOf({ method, path, scopes, category }: Stub): Promise<EndpointRules> {
  const { categoryOf, findOperation } = await import('../../zoom/operations/find-operation.ts')
  const known = findOperation(method, path)?.rules
  return {
    name: `${method} ${path}`,
    scopes: scopes
      ? { granular: scopes, classic: [], also: [] }
      : (known?.scopes ?? { granular: [], classic: [], also: [] }),
    category: category ?? known?.category ?? categoryOf(method, path),
  }
}

function requestFor(context: FlowContext, ctx: ZoomContext, call: ApiCall, user: ZoomUser): StubRequest {
  const { id, email, accountId, firstName, lastName } = user
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(ctx.querystring))
    if (name !== 'access_token') query[name] ??= value
  return frozen({
    ...{ method: ctx.method, path: ctx.path, params: { ...call.params }, query },
    body: parseJson(call.body),
    user: { id, email, accountId, firstName, lastName },
    url: baseUrlOf(ctx),
    now: context.clock.now(),
  })
}

function send(ctx: ZoomContext, { status, headers, type, text }: StubAnswer): void {
  ctx.status = status
  if (text !== '') {
    ctx.body = text
    ctx.set('Content-Type', type)
  } else if (status !== 204 && status !== 304) ctx.body = ''
  for (const [name, value] of Object.entries(headers))
    if (!/^(content-type|x-mock-zoom)$/i.test(name)) ctx.set(name, value)
}

async function within<Value>(milliseconds: number, value: Value | Promise<Value>): Promise<Value> {
  const done = new AbortController()
  const late = wait(milliseconds, undefined, { signal: done.signal }).then(() => {
    throw new Error(`it took longer than ${milliseconds / 1000} seconds`)
  })
  try {
    return await Promise.race([value, late])
  } finally {
    done.abort()
    late.catch(() => {})
  }
}
