import rawBody from 'raw-body'
import type { Parameters } from '../domain/parameters.ts'
import { parseParameters } from '../domain/parameters.ts'
import type { ZoomContext } from './context.ts'

/** Larger than any real token request. Zoom's own limit is not known. */
const bodyLimit = '64kb'

/** Reads the body as text, and keeps it for the journal. Throws 413 over the limit, 64 KiB by default. */
export async function readBody(ctx: ZoomContext, limit = bodyLimit): Promise<string> {
  if (!ctx.state.reading && ctx.req.readableEnded) throw new BodyIsGone()
  ctx.state.reading ??= rawBody(ctx.req, { limit, encoding: 'utf-8' })
  ctx.state.body = await ctx.state.reading
  return ctx.state.body
}

/** Another server has mounted the mock after a body parser. */
export class BodyIsGone extends Error {
  override readonly name = 'BodyIsGone'
}

/** Reads the query and, if the method has one, the body. */
export async function readParameters(ctx: ZoomContext): Promise<Parameters> {
  const body = ctx.method === 'GET' || ctx.method === 'HEAD' ? '' : await readBody(ctx)
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(ctx.get('content-type'))
  return parseParameters(ctx.querystring, isForm ? body : '', body !== '' && !isForm)
}

/** Reads the form of one of the mock's own pages. A body that isn't a form counts as an empty one. */
export async function readForm(ctx: ZoomContext): Promise<URLSearchParams> {
  const { bodyIsNotForm } = await readParameters(ctx)
  return new URLSearchParams(bodyIsNotForm ? '' : ctx.state.body)
}
