import { z } from 'zod'
import type { Fault } from '../domain/fault.ts'
import { faultRoutes, replacesAnswer } from '../domain/fault.ts'
import { readyAnswerNames } from '../domain/ready-answer.ts'

/** How long a fault may hold a response back, in milliseconds. */
const longestDelay = 60_000

export const headersSchema = z.record(
  z
    .string()
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is no header name')
    .refine((name) => !/^(content-length|transfer-encoding|connection)$/i.test(name), {
      error: 'is set by the mock; to send less than promised, use cutAfter',
    }),
  z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'must be printable, on one line'),
)

/** A fault, as code, a config file or the control API gives it. */
export const faultSchema = z
  .strictObject({
    route: z.enum(faultRoutes).describe('Which requests: those of one route, or of all.'),
    grantType: z.string().min(1).optional().describe('Only token requests with this grant_type.'),
    path: z
      .string()
      .regex(/^\/[^\s?#]*$/, 'must begin with a slash, and have no query')
      .optional()
      .describe('Only this path; with * at its end, all paths that begin like this.'),
    next: z.int().min(1).optional().describe('This many requests; 1 unless there is a share.'),
    share: z.number().min(0).max(1).optional().describe('This share of requests, until it is cleared.'),
    when: z
      .enum(['before', 'after'])
      .default('before')
      .describe('Before Zoom handles the request, or after, when everything it asked for has happened.'),
    delay: z.int().min(1).max(longestDelay).optional().describe('Milliseconds of real time to wait.'),
    drop: z.literal(true).optional().describe('Resets the connection instead of responding.'),
    hang: z
      .literal(true)
      .optional()
      .describe('Never responds: the client waits until it gives up, or the faults are cleared.'),
    answer: z.enum(readyAnswerNames).optional().describe('A ready-made bad response.'),
    status: z.int().min(200).max(599).optional(),
    headers: headersSchema.optional(),
    body: z.string().optional(),
    retryAfter: z
      .union([z.int().min(0), z.iso.datetime()])
      .optional()
      .describe('The Retry-After header: seconds, or a date as Zoom sends it for its daily limit.'),
    zoomHeaders: z.boolean().default(false).describe('The response has the same headers as Zoom’s own.'),
    cutAfter: z
      .int()
      .min(0)
      .optional()
      .describe('Announces the whole body, sends this many bytes of it, and closes the connection.'),
  })
  .superRefine((fault, context) => {
    for (const { wrong, key, message } of contradictions) {
      if (wrong(fault)) context.addIssue({ code: 'custom', path: key ? [key] : [], message })
    }
  })

/** A fault to add, and the requests that meet it: docs/faults.md has every key. */
export type FaultInput = z.input<typeof faultSchema>

interface Contradiction {
  readonly wrong: (fault: Fault) => boolean
  readonly key?: keyof Fault
  readonly message: string
}

const needsAnswer = (key: 'headers' | 'body' | 'retryAfter'): Contradiction => ({
  wrong: (fault) => fault[key] !== undefined && !replacesAnswer(fault) && !fault.drop && !fault.hang,
  key,
  message: 'needs a status or an answer to go with',
})

const contradictions: readonly Contradiction[] = [
  {
    wrong: (fault) =>
      !fault.delay && !fault.drop && !fault.hang && fault.cutAfter === undefined && !replacesAnswer(fault),
    message: 'does nothing; give delay, drop, hang, answer, status or cutAfter',
  },
  {
    wrong: ({ next, share }) => next !== undefined && share !== undefined,
    key: 'share',
    message: 'can’t be combined with next: a share lasts until it is cleared',
  },
  {
    wrong: (fault) =>
      fault.drop === true &&
      (replacesAnswer(fault) || [fault.headers, fault.body, fault.retryAfter, fault.cutAfter].some(isGiven)),
    key: 'drop',
    message: 'sends nothing; leave out answer, status, headers, body, retryAfter and cutAfter',
  },
  {
    wrong: (fault) =>
      fault.hang === true &&
      (replacesAnswer(fault) ||
        [fault.delay, fault.drop, fault.headers, fault.body, fault.retryAfter, fault.cutAfter].some(isGiven)),
    key: 'hang',
    message: 'never responds; leave out everything that says how',
  },
  needsAnswer('headers'),
  needsAnswer('body'),
  needsAnswer('retryAfter'),
  {
    wrong: (fault) => fault.zoomHeaders && !replacesAnswer(fault),
    key: 'zoomHeaders',
    message: 'needs a status or an answer to go with',
  },
  {
    wrong: ({ grantType, route }) => grantType !== undefined && route !== 'token' && route !== 'all',
    key: 'grantType',
    message: 'is only for the token route',
  },
]

function isGiven(value: unknown): boolean {
  return value !== undefined
}
