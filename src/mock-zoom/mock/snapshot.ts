import { createHash } from 'node:crypto'
import { z } from 'zod'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { migrations } from '../storage/migrations.ts'
import type { ProfileName } from '../zoom/profiles.ts'
import { profileNames, switchesSchema } from '../zoom/profiles.ts'
import { rateLimitsSchema } from '../zoom/rate-limits.ts'
import { packageVersion } from './package-version.ts'

/** Changes with what is stored: a snapshot fits only the storage that it was taken from. */
const version = migrations.length

/** Everything a mock knows at one moment, to go on from there later or in another mock. It contains secrets and tokens. */
export const snapshotSchema = z
  .object({
    format: z.literal('mock-zoom-state').describe('Marks the file as a snapshot.'),
    version: z.int().describe('Of what is stored: it changes with mock-zoom.'),
    writtenBy: z.string().describe('The version of mock-zoom.'),
    profile: z.enum(profileNames),
    now: z.int().describe('What time the mock thought it was, in milliseconds since 1970.'),
    switches: switchesSchema,
    rateLimits: rateLimitsSchema,
    rows: z
      .record(
        z.string(),
        z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])).readonly()).readonly(),
      )
      .describe('What is stored, by table. Its form can change with each version.'),
    digest: z.string().describe('Of the rows: a snapshot that was edited is refused.'),
  })
  .meta({ id: 'StateSnapshot' })

/** A snapshot as `zoom.state.save()` returns it. It is plain JSON. */
export type StateSnapshot = z.input<typeof snapshotSchema>

/** Puts the marks on a snapshot by which {@link readSnapshot} knows it. */
export function snapshotOf(
  state: Pick<StateSnapshot, 'profile' | 'now' | 'switches' | 'rateLimits' | 'rows'>,
): StateSnapshot {
  return {
    format: 'mock-zoom-state',
    version,
    writtenBy: packageVersion(),
    ...state,
    digest: digestOf(state.rows),
  }
}

/** Reads a snapshot for a mock of this profile. Throws a {@link MockZoomError} that says why it can't be loaded. */
export function readSnapshot(value: unknown, profile: ProfileName): z.output<typeof snapshotSchema> {
  const again = 'Save it again with GET /__mock/state.'
  const marks = snapshotSchema.pick({ format: true, version: true, writtenBy: true }).safeParse(value)
  if (!marks.success) {
    throw new MockZoomError('This is not a snapshot.', 'Load what GET /__mock/state returned, whole.')
  }
  if (marks.data.version !== version) {
    throw new MockZoomError(
      `The snapshot has version ${marks.data.version} (mock-zoom ${marks.data.writtenBy}), and this mock-zoom reads version ${version}.`,
      again,
    )
  }
  const whole = snapshotSchema.safeParse(value)
  if (!whole.success || whole.data.digest !== digestOf(whole.data.rows)) {
    throw new MockZoomError('The snapshot was edited or cut off.', again)
  }
  if (whole.data.profile !== profile) {
    throw new MockZoomError(
      `The snapshot is from a mock of the profile ${whole.data.profile}, and this one has ${profile}.`,
      `Start this mock with the profile ${whole.data.profile}, or save another snapshot.`,
      409,
    )
  }
  return whole.data
}

function digestOf(rows: StateSnapshot['rows']): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url')
}
