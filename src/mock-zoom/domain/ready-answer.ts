import { toIsoTime } from './clock.ts'

/** What is sent instead of Zoom's response. */
export interface FaultAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const readyAnswerNames = [
  'html',
  'empty',
  'malformed-json',
  'rate-limit-per-second',
  'rate-limit-daily',
] as const
export type ReadyAnswerName = (typeof readyAnswerNames)[number]

const json = { 'Content-Type': 'application/json' }
const day = 86_400_000

/** Bad responses that clients of Zoom have met, or must expect. `now` is in milliseconds. */
const readyAnswers: Readonly<Record<ReadyAnswerName, (now: number) => FaultAnswer>> = {
  // Inferred: a gateway in front of a service sends HTML when the service is down.
  html: () => ({
    status: 502,
    headers: { 'Content-Type': 'text/html' },
    body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<h1>502 Bad Gateway</h1>\r\n</body>\r\n</html>\r\n',
  }),
  // Inferred: github.com/Jericho/ZoomNet, Utilities/OAuthTokenHandler.cs, expects empty bodies.
  empty: () => ({ status: 500, headers: {}, body: '' }),
  // Logged, with quotes that are not escaped; its status is not known. github.com/Jericho/ZoomNet, Extensions/Internal.cs.
  'malformed-json': () => ({
    status: 400,
    headers: json,
    body: '{"code":104,"message":"Invalid access token, does not contain scopes:["zoom_events_basic:read","zoom_events_basic:read:admin"]"}',
  }),
  // Documented for the API: github.com/zoom/skills, skills/rest-api/references/rate-limits.md. At the token endpoint unknown.
  'rate-limit-per-second': (now) => ({
    status: 429,
    headers: {
      ...json,
      'X-RateLimit-Category': 'Light',
      'X-RateLimit-Type': 'QPS',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': String(Math.floor(now / 1000) + 1),
    },
    body: '{"code":429,"message":"You have reached the maximum per-second rate limit for this API. Try again later."}',
  }),
  // The same source: Retry-After is a date (in a format other than HTTP's), not a number of seconds.
  'rate-limit-daily': (now) => ({
    status: 429,
    headers: {
      ...json,
      'X-RateLimit-Category': 'Light',
      'X-RateLimit-Type': 'Daily-limit',
      'X-RateLimit-Remaining': '0',
      'Retry-After': toIsoTime((Math.floor(now / day) + 1) * day),
    },
    body: '{"code":429,"message":"You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request."}',
  }),
}

/** The parts of a response that a fault gives itself; each overrides that part of the ready-made one. */
export interface AnswerParts {
  readonly answer?: ReadyAnswerName | undefined
  readonly status?: number | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  readonly retryAfter?: number | string | undefined
}

/** Builds the response of a fault. */
export function composeAnswer(parts: AnswerParts, now: number): FaultAnswer {
  const ready = parts.answer && readyAnswers[parts.answer](now)
  const body = parts.body ?? ready?.body ?? ''
  const headers = new Map(Object.entries({ ...guessType(body), ...ready?.headers }))
  const retryAfter = parts.retryAfter === undefined ? {} : { 'Retry-After': String(parts.retryAfter) }
  for (const [name, value] of Object.entries({ ...retryAfter, ...parts.headers })) {
    // Header names are case-insensitive: a later one replaces an earlier one.
    for (const known of headers.keys()) if (known.toLowerCase() === name.toLowerCase()) headers.delete(known)
    headers.set(name, value)
  }
  return { status: parts.status ?? ready?.status ?? 502, headers: Object.fromEntries(headers), body }
}

function guessType(body: string): Record<string, string> {
  const start = body.trimStart().charAt(0)
  if (start === '') return {}
  if (start === '<') return { 'Content-Type': 'text/html' }
  return start === '{' || start === '[' ? json : { 'Content-Type': 'text/plain' }
}
