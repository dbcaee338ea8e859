import type { Needs, ProviderContract } from './contract.ts'
import type { DescribedRequest } from './describe-request.ts'
import { describeRequest } from './describe-request.ts'
import type { Variables } from './http.ts'
import { accountId, variablesOf } from './request.ts'
import type { ProviderHosts } from './write-request.ts'

/** What is available to run contracts with. */
export interface Means {
  /** The app to ask with; server-to-server contracts may use a different one. */
  variablesFor(needs: Needs): Variables
  /** Whether there is a person at Zoom who allows apps. */
  readonly person: boolean
  /** Whether a contract that ends something may be run. */
  mayDestroy(id: string): boolean
}

/** What will be sent, and what is left out, before anything is sent. */
export interface Plan {
  readonly sends: readonly { readonly id: string; readonly requests: readonly DescribedRequest[] }[]
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[]
}

/** Says what a run will send. */
export function planRun(contracts: readonly ProviderContract[], hosts: ProviderHosts, means: Means): Plan {
  const judged = contracts.map((contract) => ({ contract, reason: whyNot(contract, means) }))
  return {
    sends: judged
      .filter(({ reason }) => reason === undefined)
      .map(({ contract: { id, sends } }) => ({
        id,
        requests: sends.map((request) => describeRequest(request, hosts)),
      })),
    leftOut: judged.flatMap(({ contract: { id }, reason }) => (reason === undefined ? [] : { id, reason })),
  }
}

/** Why a contract can't be run, or undefined if it can. */
export function whyNot(contract: ProviderContract, means: Means): string | undefined {
  if (contract.needs === 'person' && !means.person)
    return 'it needs a person who allows the app; only the mock has one'
  const variables = means.variablesFor(contract.needs)
  const names = contract.sends.flatMap(variablesOf)
  // A request with a made-up account id still needs a server-to-server app.
  if (contract.needs === 's2s-account') names.push(accountId.placeholder)
  const missing = new Set(names.filter((name) => !variables[name]))
  if (missing.size > 0) return `${[...missing].join(' and ')} not set`
  if (contract.destructive && !means.mayDestroy(contract.id))
    return 'it ends something at Zoom; name it with --only to run it'
  return undefined
}
