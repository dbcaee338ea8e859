import type { z } from 'zod'
import type { Accepted } from '../../domain/accepted.ts'
import { accept } from '../../domain/accepted.ts'
import { parseJson } from '../../domain/parse-json.ts'
import type { ApiRefusal, Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'

/** Reads the JSON object of a request and checks its fields; Zoom names those that are wrong. */
export function readBodyAs<Schema extends z.ZodType>(
  schema: Schema,
  body: string,
): Accepted<z.output<Schema>> | Refusal<ApiRefusal> {
  const value = parseJson(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('api-body-not-json')
  const read = schema.safeParse(value)
  if (read.success) return accept(read.data)
  const fields = new Set(read.error.issues.map(({ path }) => path.join('.')))
  const errors = [...fields].map((field) => ({ field, message: 'Invalid field.' }))
  return refuse('api-body-invalid', { errors: JSON.stringify(errors) })
}
