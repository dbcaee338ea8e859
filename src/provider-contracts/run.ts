import { CannotTell } from './cannot-tell.ts'
import type { Era, Observation } from './claim.ts'
import { compareWith } from './compare.ts'
import type { Person, ProviderContract } from './contract.ts'
import type { Manners, ProviderHttp, Send } from './http.ts'
import { createHttp } from './http.ts'
import type { Means } from './plan.ts'
import { whyNot } from './plan.ts'
import type { ProviderReport, ProviderResult } from './report.ts'
import { countVerdicts } from './report.ts'
import type { ProviderRequest } from './request.ts'
import type { ProviderHosts } from './write-request.ts'

export interface RunProviderContractsOptions {
  readonly contracts: readonly ProviderContract[]
  /** Whose claims count. */
  readonly era: Era
  readonly hosts: ProviderHosts
  readonly means: Omit<Means, 'person'>
  readonly person?: Person
  readonly manners: Manners
  /** Told of each result as it comes. */
  readonly onResult?: (result: ProviderResult) => void
}

/** Runs provider contracts one after the other against whatever server is at the hosts. */
export async function runProviderContracts(options: RunProviderContractsOptions): Promise<ProviderReport> {
  const { contracts, era, hosts, manners, onResult } = options
  const http = createHttp(hosts, manners)
  const results: ProviderResult[] = []
  for (const contract of contracts) {
    const result = await judge(contract, options, http)
    results.push(result)
    onResult?.(result)
  }
  return { against: hosts.zoomUrl, era, results, counts: countVerdicts(results), answered: http.answered() }
}

async function judge(
  contract: ProviderContract,
  { era, means, person }: RunProviderContractsOptions,
  http: ProviderHttp,
): Promise<ProviderResult> {
  const { id, title, confidence, source } = contract
  const header = { id, title, confidence, source }
  const show = (text: string) => shorten(printable(http.redactor.redact(text)))
  try {
    const missing = whyNot(contract, { ...means, person: person !== undefined })
    if (missing !== undefined) throw new CannotTell(missing)
    const observations = await observe(contract, { era, means, person }, http)
    if (observations.length === 0) throw new CannotTell('the contract checked nothing')
    const differences = observations.filter(({ agrees }) => !agrees)
    if (differences.length === 0) return { ...header, verdict: 'agrees' }
    return {
      ...header,
      verdict: 'differs',
      differences: differences.map(({ agrees: _, claimed, observed, ...rest }) => ({
        claimed: show(claimed),
        observed: show(observed),
        ...rest,
      })),
    }
  } catch (error) {
    const reason =
      error instanceof CannotTell ? error.message : `the contract itself failed: ${String(error)}`
    return { ...header, verdict: 'cannot tell', reason: show(reason) }
  }
}

function observe(
  contract: ProviderContract,
  {
    era,
    means,
    person,
  }: Pick<RunProviderContractsOptions, 'era' | 'means'> & { readonly person: Person | undefined },
  http: ProviderHttp,
): Promise<readonly Observation[]> {
  const announced = [...contract.sends]
  const useUp = (request: ProviderRequest) => {
    const place = announced.indexOf(request)
    if (place === -1)
      throw new Error(`${contract.id} sends ${request.method} ${request.path} without having announced it`)
    announced.splice(place, 1)
  }
  const variables = means.variablesFor(contract.needs)
  const send: Send = async (request, obtained) => {
    useUp(request)
    return http.send(request, { ...variables, ...obtained })
  }
  const run = { send, compare: compareWith(contract.claim, era) }
  if (contract.needs !== 'person') return contract.run(run)
  if (person === undefined) throw new CannotTell('there is no person')
  return contract.run({
    ...run,
    allow: (request) => {
      useUp(request)
      return person.allow(http.urlOf(request, variables))
    },
    pass: (seconds) => person.pass(seconds),
  })
}

const longest = 400

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** Text from the wire, safe for a terminal: control characters would move the cursor or colour the rest. */
function printable(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029]/gu, '\u{fffd}')
}
