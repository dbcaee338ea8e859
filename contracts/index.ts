import type { Contract } from '../src/contract-runner/index.ts'
import { contract as codeIsExchangedOnce } from './code-is-exchanged-once.contract.ts'
import { contract as connectWorks } from './connect-works.contract.ts'
import { contract as reconnectUsesTheNewCode } from './reconnect-uses-the-new-code.contract.ts'
import { contract as refreshIsRotated } from './refresh-is-rotated.contract.ts'

export * from '../src/contract-runner/index.ts'

/** All contracts, in the order in which they are run: what the others build on comes first. */
export const contracts: readonly Contract[] = [
  // connect
  connectWorks,
  codeIsExchangedOnce,
  // reconnect
  reconnectUsesTheNewCode,
  // refresh
  refreshIsRotated,
]

export function findContract(id: string): Contract | undefined {
  return contracts.find((contract) => contract.id === id)
}
