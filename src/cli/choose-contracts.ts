import { contracts } from '../../contracts/index.ts'
import type { Contract, ContractGroup } from '../contract-runner/index.ts'
import { MockZoomError } from '../mock-zoom/index.ts'

/** Flags that filter the contracts. A contract has to match all of them. */
export interface Choice {
  readonly only?: readonly string[]
  readonly group?: readonly ContractGroup[]
  readonly grep?: RegExp
  readonly severity?: 'must' | 'should'
}

/** The contracts that match the flags, those of --only in its order. Throws a MockZoomError when there are none. */
export function chooseContracts({ only, group, grep, severity }: Choice): readonly Contract[] {
  for (const id of only ?? []) {
    if (!contracts.some((contract) => contract.id === id)) {
      throw new MockZoomError(
        `--only ${id}: unknown contract. Known contracts: ${contracts.map((each) => each.id).join(', ')}.`,
      )
    }
  }
  const candidates = only?.flatMap((id) => contracts.filter((contract) => contract.id === id)) ?? contracts
  const chosen = [...new Set(candidates)].filter(
    (contract) =>
      (group?.includes(contract.group) ?? true) &&
      (grep?.test(`${contract.id} ${contract.title}`) ?? true) &&
      (severity === undefined || contract.severity === severity),
  )
  if (chosen.length === 0)
    throw new MockZoomError(
      'No contract matches --only, --group, --grep and --severity together. --list shows all contracts.',
    )
  return chosen
}
