import { contracts } from '../../contracts/index.ts'
import { type AppKind, type Contract, type ContractGroup, kindOf } from '../contract-runner/index.ts'
import { didYouMean, MockZoomError } from '../mock-zoom/index.ts'

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
        `--only ${id}: unknown contract.${didYouMean(
          id,
          contracts.map((each) => each.id),
        )}`,
        'mock-zoom contracts --list names them all.',
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

/**
 * What of it to run on an app of this kind. A server-to-server app is told why the contracts about people don't apply; the few
 * about server-to-server apps are left out of the report on any other app, unless they were asked for.
 */
export function forSubject(
  kind: AppKind,
  chosen: readonly Contract[],
  { only, group }: Choice,
): readonly Contract[] {
  if (kind === 'server-to-server' || only !== undefined || group !== undefined) return chosen
  const own = chosen.filter((contract) => kindOf(contract) === kind)
  return own.length === 0 ? chosen : own
}
