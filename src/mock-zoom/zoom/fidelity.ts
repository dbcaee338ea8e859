import { z } from 'zod'
import { zoomErrors } from './errors.ts'
import type { Confidence, ProfileName } from './profiles.ts'
import { profileNames, switchTable } from './profiles.ts'
import { seenWhen } from './seen-when.ts'

const confidences = ['documented', 'logged', 'inferred', 'unknown'] as const satisfies readonly Confidence[]

/** What happens: the setting of a switch, a response, a page, or a sentence. */
const valueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.strictObject({
    status: z.int().optional(),
    body: z.string().optional().describe('Exact, except that {name} stands for what Zoom repeats.'),
    page: z.string().optional().describe('The line that a page shows to a person.'),
    fact: z.string().optional(),
  }),
])

const inProfileSchema = z.strictObject({
  value: valueSchema,
  confidence: z.enum(confidences),
  sources: z.array(z.string()),
  seenWhen: z.array(z.int()).describe('The years in which the sources saw it, where they say so.'),
})

/** One thing that Zoom does, as it is in each profile. */
export const behaviourSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^\S+:\S/)
      .describe('The kind and the name, such as switch:codeTtl.'),
    kind: z.enum(['endpoint', 'switch', 'refusal', 'provider-contract']),
    what: z.string(),
    profiles: z.strictObject({ 2026: inProfileSchema, 2020: inProfileSchema } satisfies Record<
      ProfileName,
      unknown
    >),
  })
  .meta({ id: 'Behaviour' })

/** What a mock does in Zoom's name, and how sure it is. */
export const fidelitySchema = z
  .strictObject({ version: z.literal(1), behaviours: z.array(behaviourSchema) })
  .meta({ id: 'Fidelity' })

/** One thing that Zoom does, as it is in each profile, with how sure that is and who says so. */
export type Behaviour = z.output<typeof behaviourSchema>
/** What a mock does in Zoom's name. The package has the same as `mock-zoom/fidelity.json`, with the provider contracts. */
export type Fidelity = z.output<typeof fidelitySchema>
type Value = z.output<typeof valueSchema>

interface Claimed {
  readonly value: Value
  readonly confidence: Confidence
  readonly source: readonly string[]
}

/** A behaviour, from what is claimed in each profile. */
export function behaviourOf(
  kind: Behaviour['kind'],
  name: string,
  what: string,
  claimed: (profile: ProfileName) => Claimed,
): Behaviour {
  const inProfile = (profile: ProfileName) => {
    const { value, confidence, source } = claimed(profile)
    return { value, confidence, sources: [...source], seenWhen: seenWhen(source) }
  }
  const [newer, older] = profileNames
  return {
    id: `${kind}:${name}`,
    kind,
    what,
    profiles: { [newer]: inProfile(newer), [older]: inProfile(older) },
  }
}

/** Every switch, and every refusal by its true reason. */
export function switchesAndRefusals(): Behaviour[] {
  return [
    ...Object.entries(switchTable).map(([name, row]) =>
      behaviourOf('switch', name, row.about, (profile) => ({ ...row, value: row[profile] })),
    ),
    ...Object.entries(zoomErrors).map(([reason, row]) =>
      behaviourOf('refusal', reason, `What Zoom says if the true reason is ${reason}.`, (profile) => {
        const { status, body, page, confidence, source } = row[profile]
        return { value: { status, body, ...(page !== undefined && { page }) }, confidence, source }
      }),
    ),
  ]
}
