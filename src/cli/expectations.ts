import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { ContractResult, RunReport } from '../contract-runner/index.ts'
import { describeIssues, MockZoomError } from '../mock-zoom/index.ts'
import type { Terminal } from './terminal.ts'

/** A failure that is known: the build does not fail because of it. */
const knownSchema = z.strictObject({
  contract: z.string().min(1),
  profile: z.enum(['2026', '2020']),
  verdict: z.enum(['broken', 'could-not-run']),
  /** Why it is accepted for now, for people who read the file. */
  why: z.string().optional(),
})
const fileSchema = z.strictObject({ $schema: z.string().optional(), known: z.array(knownSchema) })

type Known = z.output<typeof knownSchema>

/** How a run compares with the failures that were known before it. */
export interface Compared {
  /** Failures that nobody expected. */
  readonly fresh: readonly ContractResult[]
  readonly known: readonly ContractResult[]
  /** Expected failures of contracts that are kept now. */
  readonly fixed: readonly Known[]
}

/** Reads a file of known failures. Throws a MockZoomError that names the place and the remedy. */
export function readExpectations(file: string): readonly Known[] {
  const content = parse(file)
  const parsed = fileSchema.safeParse(content, { reportInput: true })
  if (parsed.success) return parsed.data.known
  const [issue] = describeIssues(parsed.error.issues, content, fileSchema)
  throw new MockZoomError(
    `--expect ${file}: ${issue?.text ?? 'not a file of known failures'}. --update-expect writes a new one.`,
  )
}

function parse(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf-8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MockZoomError(
      `--expect ${file}: can’t be read (${why}). Run once with --expect ${file} --update-expect to write it.`,
    )
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new MockZoomError(
      `--expect ${file} isn’t JSON: ${error instanceof Error ? error.message : ''}. --update-expect writes a new one.`,
    )
  }
}

/** Compares a run with the failures that were known. Contracts that were not run say nothing about theirs. */
export function compare({ results }: RunReport, known: readonly Known[]): Compared {
  const failures = results.filter(({ verdict }) => verdict === 'broken' || verdict === 'could-not-run')
  const isKnown = (result: ContractResult) =>
    known.some((each) => isAbout(each, result) && each.verdict === result.verdict)
  return {
    fresh: failures.filter((result) => !isKnown(result)),
    known: failures.filter(isKnown),
    fixed: known.filter((each) =>
      results.some((result) => isAbout(each, result) && result.verdict === 'kept'),
    ),
  }
}

function isAbout({ contract, profile }: Known, result: ContractResult): boolean {
  return contract === result.contract.id && profile === result.profile
}

/** Says what is new, known and fixed. Returns the exit code: only new failures count. */
export function tellCompared(
  { fresh, known, fixed }: Compared,
  report: RunReport,
  { line }: Terminal,
): number {
  line()
  if (known.length > 0) line(`Known failures: ${known.length}, as expected.`)
  if (fixed.length > 0)
    line(`Fixed: ${namesOf(fixed)}. Take them off the list with --update-expect, so that they stay fixed.`)
  if (fresh.length === 0) line('No new failures.')
  else line(`New failures: ${fresh.map(({ contract, profile }) => `${contract.id} (${profile})`).join(', ')}`)
  if (fresh.some(({ verdict }) => verdict === 'could-not-run')) return 2
  if (fresh.length > 0) return 1
  return report.counts['not-run'] > 0 || report.results.length === 0 ? 2 : 0
}

function namesOf(known: readonly Known[]): string {
  return known.map(({ contract, profile }) => `${contract} (${profile})`).join(', ')
}

/** Writes the failures of a run as known ones, and keeps why a failure is accepted, and what was not run this time. */
export function writeExpectations(file: string, { results }: RunReport, before: readonly Known[]): void {
  const failures = results.flatMap(({ contract, profile, verdict }): Known[] => {
    if (verdict !== 'broken' && verdict !== 'could-not-run') return []
    const why = before.find((each) => each.contract === contract.id && each.profile === profile)?.why
    return [{ contract: contract.id, profile, verdict, ...(why !== undefined && { why }) }]
  })
  const elsewhere = before.filter(
    (each) => !results.some((result) => isAbout(each, result) && result.verdict !== 'not-run'),
  )
  const known = [...failures, ...elsewhere].toSorted((a, b) =>
    `${a.contract} ${a.profile}`.localeCompare(`${b.contract} ${b.profile}`),
  )
  try {
    writeFileSync(file, `${JSON.stringify({ known }, null, 2)}\n`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MockZoomError(
      `--update-expect: ${file} can’t be written (${why}). Choose another place with --expect FILE.`,
    )
  }
}
