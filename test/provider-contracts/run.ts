import { providerContracts } from '../../contracts/zoom/index.ts'
import type { OwnMock } from '../../src/cli/own-mock.ts'
import type {
  Era,
  Manners,
  ProviderContract,
  ProviderHosts,
  ProviderReport,
  ProviderResult,
  Variables,
} from '../../src/provider-contracts/index.ts'
import { runProviderContracts } from '../../src/provider-contracts/index.ts'

/** No waiting at all: everything is on this machine. */
export const unhurried: Manners = {
  pauseMs: 0,
  limit: 1000,
  timeoutMs: 10_000,
  now: () => 0,
  wait: () => Promise.resolve(),
}

export interface RunOnMockOptions {
  readonly era?: Era
  readonly hosts?: ProviderHosts
}

/** Runs contracts on a mock, or on something in front of it. */
export function runOnMock(
  { hosts, variablesFor, person, zoom }: OwnMock,
  contracts: readonly ProviderContract[] = providerContracts,
  options: RunOnMockOptions = {},
): Promise<ProviderReport> {
  return runProviderContracts({
    contracts,
    era: options.era ?? zoom.profile,
    hosts: options.hosts ?? hosts,
    means: { variablesFor, mayDestroy: () => true },
    person,
    manners: unhurried,
  })
}

/** Runs one contract without a person, against any URL. */
export async function runAgainst(
  url: string,
  contract: ProviderContract,
  options: { readonly variables?: Variables; readonly manners?: Partial<Manners> } = {},
): Promise<ProviderResult> {
  const { results } = await runProviderContracts({
    contracts: [contract],
    era: '2026',
    hosts: { zoomUrl: url, apiUrl: url },
    means: { variablesFor: () => options.variables ?? {}, mayDestroy: () => true },
    manners: { ...unhurried, ...options.manners },
  })
  const [result] = results
  if (!result) throw new Error('no result')
  return result
}

/** The contract with this id. */
export function contractNamed(id: string): ProviderContract {
  const found = providerContracts.find((contract) => contract.id === id)
  if (!found) throw new Error(`there is no provider contract ${id}`)
  return found
}
