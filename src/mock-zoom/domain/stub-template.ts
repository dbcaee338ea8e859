import { toIsoTime } from './clock.ts'
import type { StubRequest } from './stub.ts'

/** What can be between two pairs of braces, besides `path.NAME`, `query.NAME` and `body.NAME`. */
const fixed: Readonly<Record<string, (request: StubRequest) => string>> = {
  url: ({ url }) => url,
  now: ({ now }) => toIsoTime(now),
  'user.id': ({ user }) => user.id,
  'user.email': ({ user }) => user.email,
  'user.accountId': ({ user }) => user.accountId,
  'user.firstName': ({ user }) => user.firstName,
  'user.lastName': ({ user }) => user.lastName,
}

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The first placeholder that means nothing, and what there is; undefined if all are right. */
export function wrongPlaceholder(text: string, path: string): string | undefined {
  const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `path.${name}`)
  const isKnown = (name: string) =>
    Object.hasOwn(fixed, name) || params.includes(name) || /^(query|body)\.\w+$/.test(name)
  const wrong = [...text.matchAll(placeholder)].find(([, name = '']) => !isKnown(name))
  if (!wrong) return undefined
  const known = [...Object.keys(fixed), ...params, 'query.NAME', 'body.NAME']
  return `there is no ${wrong[0]}; there are ${known.join(', ')}`
}

/** Fills a text. What the request doesn't have becomes nothing; `quote` fits values into the text around them. */
export function fillTemplate(text: string, request: StubRequest, quote = (value: string) => value): string {
  return text.replaceAll(placeholder, (_, name: string) => quote(valueFor(name, request)))
}

/** Fills the strings of a JSON value. */
export function fillJson(value: unknown, request: StubRequest): unknown {
  if (typeof value === 'string') return fillTemplate(value, request)
  if (Array.isArray(value)) return value.map((each) => fillJson(each, request))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillJson(each, request)]))
}

function valueFor(name: string, request: StubRequest): string {
  const known = Object.hasOwn(fixed, name) ? fixed[name] : undefined
  if (known) return known(request)
  const [where, key = ''] = name.split('.')
  const from: unknown = where === 'path' ? request.params : where === 'query' ? request.query : request.body
  const value: unknown =
    typeof from === 'object' && from !== null && Object.hasOwn(from, key) ? Reflect.get(from, key) : undefined
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}
