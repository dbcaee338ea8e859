import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { providerContracts } from '../../contracts/zoom/index.ts'
import { behaviourSchema, describeIssues, MockZoomError, profileNames } from '../mock-zoom/index.ts'
import type { ProviderReport, ProviderResult, Variables } from '../provider-contracts/index.ts'
import { contractBehaviour } from './contract-behaviour.ts'

const seenSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('agrees') }),
  z.strictObject({ verdict: z.literal('differs'), observed: z.array(z.string()).min(1) }),
  z.strictObject({ verdict: z.literal('cannot tell'), reason: z.string() }),
])

/** What somebody saw of Zoom: fidelity.json's form, with what was seen of each behaviour. */
const witnessSchema = z.strictObject({
  version: z.literal(1),
  witness: z.strictObject({
    against: z.string().min(1),
    date: z.iso.date(),
    /** A fingerprint of the account or the app, so that two runs of one account are not two witnesses. */
    account: z
      .string()
      .regex(/^[0-9a-f]{12}$/)
      .nullable(),
    profile: z.enum(profileNames),
  }),
  behaviours: z.array(behaviourSchema.extend({ seen: seenSchema })),
})

/** What somebody saw of Zoom on one day. It contains no secret. */
export type Witness = z.output<typeof witnessSchema>
/** One behaviour in it. */
export type Witnessed = Witness['behaviours'][number]

/** A witness, from the report of `doctor`, whose texts are safe to show. */
export function witnessOf(
  { against, era, results }: ProviderReport,
  environment: Variables,
  today: string,
): Witness {
  return {
    version: 1,
    witness: { against, date: today, account: accountIn(environment), profile: era },
    behaviours: results.flatMap((result) => {
      const contract = providerContracts.find(({ id }) => id === result.id)
      return contract === undefined ? [] : [{ ...contractBehaviour(contract), seen: seenIn(result) }]
    }),
  }
}

function seenIn(result: ProviderResult): Witnessed['seen'] {
  switch (result.verdict) {
    case 'agrees':
      return { verdict: 'agrees' }
    case 'differs':
      return { verdict: 'differs', observed: result.differences.map(({ observed }) => observed) }
    case 'cannot tell':
      return { verdict: 'cannot tell', reason: result.reason }
    default:
      return result satisfies never
  }
}

/** Both ids are long and random, so a fingerprint can't be turned back into one. */
function accountIn({ ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID }: Variables): string | null {
  const id = ZOOM_ACCOUNT_ID || ZOOM_CLIENT_ID
  return id ? createHash('sha256').update(`mock-zoom witness ${id}`).digest('hex').slice(0, 12) : null
}

/** Reads a file that `doctor --save` wrote. Throws a MockZoomError of one line that names the file and the place. */
export function readWitness(path: string): Witness {
  const refuse = (what: string): never => {
    throw new MockZoomError(
      `${path} ${what}. Give files that "mock-zoom doctor --against … --save FILE" wrote.`,
    )
  }
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf-8'))
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('isn’t JSON')
    return refuse(`can’t be read (${error instanceof Error ? error.message : String(error)})`)
  }
  const read = witnessSchema.safeParse(content, { reportInput: true })
  if (read.success) return read.data
  const [first] = describeIssues(read.error.issues, content, witnessSchema)
  return refuse(`is no witness (${first?.text ?? 'unknown reason'})`)
}
