import type { ContractHeader } from './contract.ts'
import { type ReportedFinding, remedyOf } from './evidence.ts'
import { printedIn } from './outcome.ts'
import { type ContractResult, type Failure, hangsAfterFailure } from './result.ts'

/** One thing that is wrong with the app, and everything that follows from it. */
export interface Cause {
  /** The rule of the finding; for a broken promise that no finding explains, the contract's id. */
  readonly id: string
  /** What the app does, as a sentence. */
  readonly sentence: string
  /** What production sees of it. */
  readonly inProduction: string
  readonly remedy: string
  /** Possible causes, the likeliest first, if what Zoom saw does not tell which it is. */
  readonly possible: readonly string[]
  /** Ids of the contracts that are broken by it. */
  readonly breaks: readonly string[]
  /** Ids of the contracts that can't be judged until it is fixed. */
  readonly blocks: readonly string[]
  /** In how many runs of contracts the mock noticed it, if it breaks none of them: then it is only worth knowing. */
  readonly noticedIn?: number
}

/** A finding that the mock made during contracts that are kept. */
export interface Noticed {
  readonly finding: ReportedFinding
  readonly runs: number
}

type Broken = Extract<ContractResult, { verdict: 'broken' }>

/**
 * What is wrong, each cause once. Failures have one cause if the same finding explains them, about the same kind of exchange, or
 * if the app printed the same error, or hangs once a token request has failed. First comes what breaks a promise
 * that an app must keep, and what breaks and blocks most; what the mock found beside that, and breaks nothing by itself, comes
 * last.
 */
export function causesOf(results: readonly ContractResult[], noticed: readonly Noticed[] = []): Cause[] {
  const groups = new Map<string, Broken[]>()
  for (const result of results) {
    if (result.verdict !== 'broken') continue
    const key = causeKeyOf(result)
    groups.set(key, [...(groups.get(key) ?? []), result])
  }
  const causes = [...groups.values()].flatMap((broken) => causeOf(broken, results) ?? [])
  // A failure tells its own findings, and what its contract is about.
  const known = new Set(
    results.flatMap((result) =>
      result.verdict === 'broken'
        ? [...result.failure.findings.map(({ rule }) => rule), ...(result.contract.about ?? [])]
        : [],
    ),
  )
  const others = noticed
    .filter(({ finding }) => !known.has(finding.rule))
    .map(
      ({ finding, runs }): Cause => ({
        id: finding.rule,
        sentence: finding.sentence,
        inProduction: finding.inProduction,
        remedy: finding.remedy,
        possible: [],
        breaks: [],
        blocks: [],
        noticedIn: runs,
      }),
    )
  const musts = new Set(results.flatMap((result) => (isBrokenMust(result) ? [result.contract.id] : [])))
  const urgency = ({ breaks }: Cause) => (breaks.some((id) => musts.has(id)) ? 1 : 0)
  const inOrder = causes.toSorted((a, b) => urgency(b) - urgency(a) || costOf(b) - costOf(a))
  return [...inOrder, ...others]
}

function isBrokenMust({ verdict, contract }: ContractResult): boolean {
  return verdict === 'broken' && contract.severity === 'must'
}

/** Failures with the same key have the same cause: one rule may be broken at the callback, and again by a job. */
export function causeKeyOf({ contract, failure }: Broken): string {
  const [finding] = failure.findings
  if (finding !== undefined) return `${finding.rule} ${finding.exchange ?? ''}`
  if (failure.symptom === hangsAfterFailure) return hangsAfterFailure
  return printedIn(failure.symptom) ?? contract.id
}

function costOf({ breaks, blocks }: Cause): number {
  return breaks.length + blocks.length
}

function causeOf(broken: readonly Broken[], results: readonly ContractResult[]): Cause | undefined {
  // The contract that says most about it: one that builds on no other, if there is one.
  const first = broken.find(({ failure }) => failure.given === null) ?? broken[0]
  if (first === undefined) return undefined
  const breaks = unique(broken.map(({ contract }) => contract.id))
  const blocks = results.flatMap((result) =>
    result.verdict === 'blocked' && breaks.includes(result.by) ? [result.contract.id] : [],
  )
  const id = first.failure.findings[0]?.rule ?? first.contract.id
  return { id, ...wordsOf(first.contract, first.failure), breaks, blocks: unique(blocks) }
}

function wordsOf(contract: ContractHeader, { findings, appDid, given, causes, inProduction }: Failure) {
  const [finding] = findings
  if (finding !== undefined) {
    const { sentence, inProduction } = finding
    return { sentence, inProduction, remedy: remedyOf(finding, contract), possible: [] }
  }
  // Advice about a promise does not help an app that failed before it.
  if (given !== null)
    return { sentence: appDid, inProduction: inProduction ?? '', remedy: '', possible: causes }
  return {
    sentence: appDid,
    inProduction: inProduction ?? contract.goesWrong,
    remedy: contract.remedy,
    possible: causes,
  }
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
