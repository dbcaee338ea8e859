// Writes the JSON Schemas of mock-zoom's files from the zod schemas that read them, so that editors complete and check them.
import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { reportSchema, subjectFileSchema } from '../dist/src/contract-runner/index.js'
import { optionsSchema, ownProfileSchema } from '../dist/src/mock-zoom/index.js'

const files = { config: optionsSchema, subject: subjectFileSchema, profile: ownProfileSchema }

for (const [name, schema] of Object.entries(files)) {
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
  write(name, { ...json, properties: { $schema: { type: 'string' }, ...json.properties } })
}

// Written by mock-zoom, so every member is required.
write('report', z.toJSONSchema(reportSchema, { io: 'input', target: 'draft-7' }))

function write(name, schema) {
  const path = new URL(`../schema/mock-zoom.${name}.schema.json`, import.meta.url)
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`)
}
