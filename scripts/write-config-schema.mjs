// Writes the JSON Schema of mock-zoom.config.json from the one zod schema, so that editors complete and check it.
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { optionsSchema } from '../dist/src/mock-zoom/index.js'

const schema = z.toJSONSchema(optionsSchema, { io: 'input', target: 'draft-7' })
const withSchemaKey = { ...schema, properties: { $schema: { type: 'string' }, ...schema.properties } }
writeFileSync(
  new URL('../schema/mock-zoom.config.schema.json', import.meta.url),
  `${JSON.stringify(withSchemaKey, null, 2)}\n`,
)
