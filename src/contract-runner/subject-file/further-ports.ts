import { freePort } from './ports.ts'
import { type Subject, subjectFileSchema } from './schema.ts'

const pattern = /\{port[2-9]\}/g

/** The subject with a free port in place of `{port2}` to `{port9}`, wherever they are. */
export async function withFurtherPorts(subject: Subject): Promise<Subject> {
  let text = JSON.stringify(subject)
  for (const name of new Set(text.match(pattern))) text = text.replaceAll(name, `${await freePort()}`)
  return subjectFileSchema.parse(JSON.parse(text))
}
