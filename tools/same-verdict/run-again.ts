import { contracts as all } from '../../contracts/index.ts'
import {
  type Contract,
  type ContractResult,
  type RunContractsOptions,
  runContracts,
} from '../../src/contract-runner/index.ts'

/** Whether these are kept depends on which of several requests comes first. */
export const decidedByChance = [
  'code-is-exchanged-once',
  'one-action-makes-one-refresh',
  'parallel-calls-make-one-refresh',
  'instances-share-one-refresh',
  'slow-refresh-is-waited-for',
]

/** A contract that was not judged the same each time: each judgement, and how often it came. */
export interface Wavering {
  readonly contract: string
  readonly judgements: Readonly<Record<string, number>>
}

/** Judges one app several times, and returns the contracts with more than one judgement: none, if chance decides nothing. */
export async function runAgain(
  contracts: readonly Contract[],
  times: number,
  options: Pick<RunContractsOptions, 'subjectName' | 'subject' | 'zoom' | 'startLimitMs'>,
  onRun: (time: number, results: readonly ContractResult[]) => void = () => {},
): Promise<Wavering[]> {
  const runs: (readonly ContractResult[])[] = []
  for (let time = 1; time <= times; time += 1) {
    const { results } = await runContracts({ ...options, contracts, known: all })
    runs.push(results)
    onRun(time, results)
  }
  return waveringIn(runs)
}

/** The contracts that these runs of one app judged in more than one way. */
export function waveringIn(runs: readonly (readonly ContractResult[])[]): Wavering[] {
  const counted = new Map<string, Map<string, number>>()
  for (const result of runs.flat()) {
    const name = `${result.contract.id} (${result.profile})`
    const counts = counted.get(name) ?? new Map<string, number>()
    const judgement = judgementIn(result)
    counted.set(name, counts.set(judgement, (counts.get(judgement) ?? 0) + 1))
  }
  return [...counted]
    .filter(([, counts]) => counts.size > 1)
    .map(([contract, counts]) => ({ contract, judgements: Object.fromEntries(counts) }))
}

/** The verdict and what the report gives as its cause: the same failure with another cause is another judgement. */
function judgementIn(result: ContractResult): string {
  if (result.verdict === 'blocked') return `blocked by ${result.by}`
  if (result.verdict !== 'broken') return result.verdict
  return `broken: ${result.failure.findings[0]?.rule ?? result.failure.given ?? 'no finding'}`
}
