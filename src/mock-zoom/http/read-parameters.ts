import rawBody from 'raw-body'
import type { ZoomContext } from './context.ts'

/** More than any real token request; Zoom's own limit is not known. */
const bodyLimit = '64kb'

/**
 * The parameters that Zoom's endpoints read. Others are ignored (RFC 6749, 3.1), however often they come: RFC 8707
 * has clients repeat `resource`.
 */
const known = [
  ...['response_type', 'client_id', 'redirect_uri', 'state', 'scope', 'optional_scope'],
  ...['include_granted_scopes', 'code_challenge', 'code_challenge_method'],
  ...['client_secret', 'grant_type', 'code', 'code_verifier', 'refresh_token', 'device_code'],
  ...['account_id', 'token_index', 'index', 'token'],
]

/** The parameters of a request: Zoom takes them from the form body and from the query string alike. */
export interface Parameters {
  /** The value, or undefined when it is absent or empty. An empty parameter counts as absent (RFC 6749, 3.1). */
  get(name: string): string | undefined
  /** Names that Zoom knows and that came more than once with different values. */
  readonly repeated: readonly string[]
  /** Names that came in the query string. */
  readonly inQuery: ReadonlySet<string>
  /** There is a body and it is not a form: Zoom sees no parameters in it. */
  readonly bodyIsNotForm: boolean
}

/** Reads the body as text, and keeps it for the journal. Throws 413 over 64 KiB. */
export async function readBody(ctx: ZoomContext): Promise<string> {
  if (!ctx.state.reading && ctx.req.readableEnded) throw new BodyIsGone()
  ctx.state.reading ??= rawBody(ctx.req, { limit: bodyLimit, encoding: 'utf-8' })
  ctx.state.body = await ctx.state.reading
  return ctx.state.body
}

/** Another server has mounted the mock below something that reads bodies. */
export class BodyIsGone extends Error {
  override readonly name = 'BodyIsGone'
}

/** Reads query and, where the method has one, body. */
export async function readParameters(ctx: ZoomContext): Promise<Parameters> {
  const body = ctx.method === 'GET' || ctx.method === 'HEAD' ? '' : await readBody(ctx)
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(ctx.get('content-type'))
  return parseParameters(ctx.querystring, isForm ? body : '', body !== '' && !isForm)
}

/** Reads the form of one of the mock's own pages; a body that is no form is an empty one. */
export async function readForm(ctx: ZoomContext): Promise<URLSearchParams> {
  const { bodyIsNotForm } = await readParameters(ctx)
  return new URLSearchParams(bodyIsNotForm ? '' : ctx.state.body)
}

/** Parses leniently, as servers do: an invalid percent-escape stands for itself. */
export function parseParameters(query: string, form: string, bodyIsNotForm = false): Parameters {
  const fromQuery = new URLSearchParams(query)
  const all = [...fromQuery, ...new URLSearchParams(form)].filter(([, value]) => value !== '')
  const values = new Map<string, Set<string>>()
  for (const [name, value] of all) values.set(name, (values.get(name) ?? new Set()).add(value))
  return {
    get: (name) => values.get(name)?.values().next().value,
    repeated: known.filter((name) => (values.get(name)?.size ?? 0) > 1),
    inQuery: new Set(fromQuery.keys()),
    bodyIsNotForm,
  }
}
