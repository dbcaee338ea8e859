import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** Whose code does not keep the promise. */
const cause = z.enum(['library', 'framework', 'app'])

const group = z.discriminatedUnion('verdict', [
  z.strictObject({
    verdict: z.literal('broken'),
    cause,
    why: z.string(),
    contracts: z.array(z.string()).min(1),
  }),
  z.strictObject({
    verdict: z.literal('blocked'),
    /** The contract that is broken. */
    by: z.string(),
    why: z.string(),
    contracts: z.array(z.string()).min(1),
  }),
  z.strictObject({
    verdict: z.enum(['cannot-judge', 'not-applicable']),
    why: z.string(),
    contracts: z.array(z.string()).min(1),
  }),
])

const expectation = z.strictObject({
  /** The library and its version, as in a sentence. */
  tried: z.string(),
  language: z.string(),
  /** How each verdict was checked against the library's code. */
  checked: z.string(),
  /** What `mock-zoom init --try` has to be told to describe the app completely: the command, and these flags. */
  init: z.strictObject({ command: z.string(), answers: z.record(z.string(), z.string()) }),
  /** Every contract that is not kept, under its reason. */
  verdicts: z.array(group),
})

export type Expectation = z.infer<typeof expectation>

/** One of the example apps that have a subject file, with the verdicts that it is known to get. */
export interface TriedApp {
  /** The name of its folder. */
  readonly folder: string
  readonly name: string
  readonly expected: Expectation
}

const subject = z.looseObject({ name: z.string() })

/** The apps below a folder that have a subject file, by name. Throws if an `expected.json` is missing or invalid. */
export function triedApps(root: string): TriedApp[] {
  return readdirSync(root)
    .filter((folder) => existsSync(join(root, folder, 'mock-zoom.subject.json')))
    .toSorted()
    .map((folder) => ({
      folder,
      name: subject.parse(read(root, folder, 'mock-zoom.subject.json')).name,
      expected: expectation.parse(read(root, folder, 'expected.json')),
    }))
}

function read(root: string, folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(root, folder, file), 'utf-8'))
}
