import { z } from 'zod'

type Changes<Schema extends z.ZodObject> = z.ZodType<Partial<z.output<Schema>>, Partial<z.input<Schema>>>

/**
 * The same object with every key optional, for changing single keys. It has no defaults, because they would overwrite
 * keys that were not sent.
 */
export function changesOf<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): Changes<z.ZodObject<Shape>> {
  const keys = Object.entries<z.core.$ZodType>(schema.shape).map(([name, value]) => [
    name,
    z.optional(value instanceof z.ZodDefault || value instanceof z.ZodPrefault ? value.unwrap() : value),
  ])
  // Built key by key, which no type can follow.
  return z.strictObject(Object.fromEntries(keys)) as unknown as Changes<z.ZodObject<Shape>>
}
