import type { ContractResult, Failure } from './result.ts'

/** The verdict of another contract of the run; it is run now if it has not been. Undefined if there is no such contract. */
export type VerdictOf = (id: string) => Promise<ContractResult | undefined>

/**
 * One cause, one failure: what failed only because another promise is broken is blocked by it. Four ways lead there: the
 * promise presupposes that one; the set-up failed, which builds on it; this is a variation of that contract, and both failed
 * in the same way; or the finding that explains the failure is what it is about (`ownerOf`). If the other promise is kept,
 * the failure is the contract's own.
 */
export async function settle(
  result: ContractResult,
  verdictOf: VerdictOf,
  ownerOf: (rule: string) => string | undefined,
): Promise<ContractResult> {
  if (result.verdict === 'cannot-judge' || result.verdict === 'not-applicable')
    return settleUnknown(result, verdictOf)
  if (result.verdict !== 'broken') return result
  const { contract, failure } = result
  const rule = failure.findings[0]?.rule
  const owner = rule === undefined ? undefined : ownerOf(rule)
  const others: [id: string | null | undefined, isDueTo: (other: Failure) => boolean][] = [
    ...(contract.presupposes ?? []).map((id): [string, (other: Failure) => boolean] => [id, () => true]),
    [failure.given, () => true],
    ...(contract.buildsOn ?? []).map((id): [string, (other: Failure) => boolean] => [
      id,
      (other) => other.symptom === failure.symptom,
    ]),
    [owner, (other) => other.findings.some((finding) => finding.rule === rule)],
  ]
  for (const [id, isDueTo] of others) {
    if (id === null || id === undefined || id === contract.id) continue
    const other = await verdictOf(id)
    const by = other && blockerOf(other, isDueTo, id === failure.given)
    if (by === undefined || by === contract.id) continue
    const { profile, durationMs, reproduce, artifacts } = result
    const reason = failure.appDid
    return {
      verdict: 'blocked',
      contract,
      profile,
      durationMs,
      by,
      reason,
      reproduce,
      ...(artifacts && { artifacts }),
    }
  }
  return result
}

/** If this was not judged because another promise is broken, or can't be judged either, only that one says why. */
async function settleUnknown(
  result: Extract<ContractResult, { verdict: 'cannot-judge' | 'not-applicable' }>,
  verdictOf: VerdictOf,
): Promise<ContractResult> {
  const { given, contract, profile, durationMs, reason } = result
  if (given === null || given === contract.id) return result
  const other = await verdictOf(given)
  const by = other && blockerOf(other, () => true, true)
  if (by === undefined || by === contract.id) return result
  return { verdict: 'blocked', contract, profile, durationMs, by, reason }
}

/** The contract to fix first, if this one is in the way. A set-up waits for it, whatever the reason for its verdict. */
function blockerOf(
  other: ContractResult,
  isDueTo: (other: Failure) => boolean,
  isSetUp: boolean,
): string | undefined {
  switch (other.verdict) {
    case 'broken':
      return isDueTo(other.failure) ? other.contract.id : undefined
    case 'blocked':
      return isSetUp ? other.by : undefined
    case 'cannot-judge':
      return isSetUp ? other.contract.id : undefined
    default:
      return undefined
  }
}
