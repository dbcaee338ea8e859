import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** The contracts that judge each form: one reconnect, two in a row, and one without disconnecting. */
export const contracts = [
  'reconnect-uses-the-new-code',
  'reconnects-as-often-as-wanted',
  'reconnect-without-disconnecting',
]

/** What the suite says about one form of an example. */
const outcome = z.strictObject({
  /** In the order of {@link contracts}. */
  verdicts: z.array(z.string()).length(contracts.length),
  /** A part of the sentence about the first broken contract that is the same in each run. */
  says: z.string().optional(),
  finding: z.string().optional(),
})

export type Outcome = z.infer<typeof outcome>

const expectation = z.record(
  z.string(),
  z.strictObject({
    /** The library and its version. */
    tried: z.string(),
    /** What it needs besides the packages of its folder: a command that succeeds where it is, and Debian's packages. */
    needs: z.strictObject({ command: z.tuple([z.string()], z.string()), packages: z.string() }).optional(),
    forms: z.record(z.string(), outcome),
  }),
)

type Expectation = z.infer<typeof expectation>

/** One ORM in `examples/soft-delete/`. */
export interface OrmExample {
  readonly folder: string
  readonly orm: string
  readonly tried: string
  readonly needs?: Expectation[string]['needs']
  readonly forms: Readonly<Record<string, Outcome>>
}

/** The ORMs of all apps below a folder. Throws if an `expected.json` is missing or invalid. */
export function ormExamples(root: string): OrmExample[] {
  return readdirSync(root)
    .map((name) => join(root, name))
    .filter((folder) => existsSync(join(folder, 'mock-zoom.subject.json')))
    .toSorted()
    .flatMap((folder) => {
      const text = readFileSync(join(folder, 'expected.json'), 'utf-8')
      return Object.entries(expectation.parse(JSON.parse(text))).map(([orm, rest]) => ({
        folder,
        orm,
        ...rest,
      }))
    })
}
