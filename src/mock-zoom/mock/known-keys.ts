import { z } from 'zod'

/** The keys that a schema allows at this place of a value, whichever form the value has. For messages: it takes some milliseconds. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' })
  return [...new Set(keysIn(whole, path))]
}

function keysIn(schema: unknown, [key, ...rest]: readonly PropertyKey[]): string[] {
  if (!isRecord(schema)) return []
  const path = key === undefined ? [] : [key, ...rest]
  const forms = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((some) =>
    Array.isArray(some) ? some : [],
  )
  const within = forms.flatMap((form) => keysIn(form, path))
  const properties = isRecord(schema.properties) ? schema.properties : {}
  if (key === undefined) return [...within, ...Object.keys(properties)]
  const next =
    typeof key === 'number' ? schema.items : (properties[String(key)] ?? schema.additionalProperties)
  return [...within, ...keysIn(next, rest)]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
