import { contracts } from '../../contracts/index.ts'
import { brokenTwins } from '../broken-twins/index.ts'
import type { Contract } from '../contract-runner/index.ts'

/** The contract that a mistake breaks: the one that is about it, or one that catches a twin with that mistake. */
export function contractAgainst(rule: string): Contract | undefined {
  const twin = brokenTwins.find(({ findings = [] }) => findings.includes(rule))?.name
  return (
    contracts.find(({ about = [] }) => about.includes(rule)) ??
    (twin === undefined ? undefined : contracts.find(({ twins }) => twins.includes(twin)))
  )
}

/** The command that runs one contract on the app of the subject file. */
export function commandOf(id: string): string {
  return `npx mock-zoom contracts --only ${id}`
}

/** How a mistake is caught from now on; nothing if no contract is known to catch it. */
export function catchingCommand(rule: string): { readonly redNowGreenWhenFixed?: string } {
  const contract = contractAgainst(rule)
  return contract === undefined ? {} : { redNowGreenWhenFixed: commandOf(contract.id) }
}
