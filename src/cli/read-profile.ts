import type { OwnProfile } from '../mock-zoom/index.ts'
import { describeIssues, MockZoomError, ownProfileSchema } from '../mock-zoom/index.ts'
import { readSetupFile } from '../setup-file/read-setup-file.ts'
import { namesFile } from './mock-flags.ts'

/** A profile, as a flag, a variable or a config file gives it: a path is replaced by what the file says. */
export async function readProfile(given: unknown): Promise<unknown> {
  return typeof given === 'string' && namesFile(given) ? await readProfileFile(given) : given
}

/** Reads a profile file. Throws a MockZoomError that names the line of each mistake. */
async function readProfileFile(file: string): Promise<OwnProfile> {
  const { content, placeOf } = await readSetupFile(file, {
    name: 'profile file',
    remedy: 'Check the path given as the profile.',
  })
  const profile = isRecord(content) ? withoutSchema(content) : content
  const read = ownProfileSchema.safeParse(profile, { reportInput: true })
  if (read.success) return read.data
  const lines = describeIssues(read.error.issues, profile, ownProfileSchema).map(
    ({ path, text }) => `  ${placeOf(path)}${text}`,
  )
  throw new MockZoomError(`This profile can’t be used:\n${lines.join('\n')}`)
}

function withoutSchema({ $schema: _, ...profile }: Record<string, unknown>): unknown {
  return profile
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
