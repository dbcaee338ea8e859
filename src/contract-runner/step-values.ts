/** A value that JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

/** What `{name}` stands for, in the requests of one person. */
export type StepValues = Readonly<Record<string, string>>

/** The placeholders that every person has, in requests and answers. */
export const personPlaceholders = {
  person: 'a name that the runner makes up, a new one for each person',
  zoomUserId: 'the id of the Zoom user that the person connects, or has connected',
  zoomUserEmail: 'their email address at Zoom',
} as const

const pattern = /\{([A-Za-z]\w*)\}/g

/** The names in `{…}` in a text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name)
}

/** The text with its values. A name that has no value yet stays as it is. */
export function fillText(text: string, values: StepValues): string {
  return text.replace(pattern, (whole, name: string) => values[name] ?? whole)
}

/** The path or URL with its values, encoded. */
export function fillPath(path: string, values: StepValues): string {
  return path.replace(pattern, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : encodeURIComponent(value)
  })
}

/** The JSON with its values, wherever it has texts. */
export function fillJson(value: JsonValue, values: StepValues): JsonValue {
  if (typeof value === 'string') return fillText(value, values)
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((item) => fillJson(item, values))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillJson(item, values)]))
}

/** A member of JSON by its path: `data.url`, `items.0.id`. */
export function memberAt(value: unknown, path: string): unknown {
  const members: { readonly [key: string]: unknown } = Object(value)
  if (Object.hasOwn(members, path)) return members[path]
  const [first = '', ...rest] = path.split('.')
  return rest.length === 0 || !Object.hasOwn(members, first)
    ? undefined
    : memberAt(members[first], rest.join('.'))
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
