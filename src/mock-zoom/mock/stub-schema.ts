import { z } from 'zod'
import { rateLimitCategories } from '../domain/api.ts'
import type { StubAnswer, StubRequest } from '../domain/stub.ts'
import { fillJson, fillTemplate, wrongPlaceholder } from '../domain/stub-template.ts'
import { headersSchema } from './fault-schema.ts'

/** The largest body of a stub, in characters. */
const longestBody = 1_000_000

const answerShape = {
  status: z.int().min(200).max(599).default(200),
  headers: headersSchema.default({}),
  body: z
    .unknown()
    .refine((body) => body === undefined || z.json().safeParse(body).success, 'must be JSON')
    .optional()
    .describe('The response as JSON. Its strings may have placeholders: {{user.email}}'),
  text: z
    .string()
    .max(longestBody)
    .optional()
    .describe(
      'The response as text instead, with placeholders; its type is text/plain unless headers say otherwise.',
    ),
}

type Answer = z.output<z.ZodObject<typeof answerShape>>

/** What the function of a stub returns. */
const answerSchema = z.strictObject(answerShape).superRefine(refuseContradictions)

/** A stub, as code, a config file or the control API gives it. */
export const stubSchema = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    path: z
      .string()
      .regex(
        /^\/(v2|rec)(\/([A-Za-z0-9_~-][A-Za-z0-9._~-]*|\{[A-Za-z]\w*\}))+$/,
        'must begin with /v2/ or /rec/, and have the parts that vary in braces: /v2/users/{userId}/recordings',
      )
      .refine((path) => new Set(path.match(/\{\w+\}/g)).size === (path.match(/\{\w+\}/g) ?? []).length, {
        error: 'has the same name in braces twice',
      })
      .describe('Below /v2/, or /rec/ for downloads. {name} stands for a part that varies.'),
    scopes: z
      .array(z.string().regex(/^[^\s,]+$/))
      .optional()
      .describe(
        'Any one of these opens it. If left out: those of Zoom’s operation, or none for a path of your own.',
      ),
    category: z
      .enum(rateLimitCategories)
      .optional()
      .describe('The rate limit it counts against. If left out: that of Zoom’s operation.'),
    user: z.string().min(1).optional().describe('Only for this Zoom user, by id or email.'),
    grant: z.string().min(1).optional().describe('Only for this grant.'),
    ...answerShape,
  })
  .superRefine((stub, context) => {
    refuseContradictions(stub, context)
    for (const [key, text] of stringsIn(stub.body, ['body'])) say(key, text)
    if (stub.text !== undefined) say(['text'], stub.text)
    function say(path: PropertyKey[], text: string) {
      const message = wrongPlaceholder(text, stub.path)
      if (message !== undefined) context.addIssue({ code: 'custom', path, message })
    }
  })

/** A stub to add: docs/stubs.md has every key. */
export type StubInput = z.input<typeof stubSchema>
/** A stub whose keys were checked. */
export type ParsedStub = z.output<typeof stubSchema>

/** What a function of a stub returns; each key has the default of the stub's own. */
export type StubResponse = z.input<typeof answerSchema>
/** Makes the response of a stub, in code only. */
export type StubFunction = (request: StubRequest) => StubResponse | Promise<StubResponse>

/** The response of a stub that is data. */
export function answerFrom(stub: Answer, request: StubRequest): StubAnswer {
  const { status, headers, body, text } = stub
  const given = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  if (text !== undefined) {
    const type = given ?? 'text/plain; charset=utf-8'
    return { status, headers, type, text: fillTemplate(text, request, escapeFor(type)) }
  }
  const json = body === undefined ? '' : JSON.stringify(fillJson(body, request))
  return { status, headers, type: given ?? 'application/json', text: json }
}

/** The response that a function has returned, checked. Throws an error that says what is wrong with it. */
export function readAnswer(returned: unknown): StubAnswer {
  const read = answerSchema.safeParse(returned)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Error(
      `it returned something else than a response: ${issue?.path.join('.') || 'all of it'}: ${issue?.message}`,
    )
  }
  const { status, headers, body, text } = read.data
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  if (text !== undefined) return { status, headers, type: type ?? 'text/plain; charset=utf-8', text }
  return {
    status,
    headers,
    type: type ?? 'application/json',
    text: body === undefined ? '' : JSON.stringify(body),
  }
}

function refuseContradictions({ status, body, text }: Answer, context: z.RefinementCtx): void {
  const no = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message })
  if (body !== undefined && text !== undefined)
    no('text', 'can’t be combined with body: leave one of them out')
  if ((status === 204 || status === 304) && (body ?? text) !== undefined)
    no('status', `has no body: leave body and text out, or choose another status`)
  if (body !== undefined && JSON.stringify(body).length > longestBody)
    no('body', 'is longer than a million characters as JSON: leave something out')
}

function stringsIn(value: unknown, path: PropertyKey[]): [PropertyKey[], string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => stringsIn(each, [...path, key]))
}

/** A value from a request must not end the string or the element that it is in. */
function escapeFor(type: string): (value: string) => string {
  if (/json/i.test(type)) return (value) => JSON.stringify(value).slice(1, -1)
  if (!/html|xml/i.test(type)) return (value) => value
  return (value) => value.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
