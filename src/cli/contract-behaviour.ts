import type { Behaviour } from '../mock-zoom/index.ts'
import { behaviourOf } from '../mock-zoom/index.ts'
import type { ProviderContract } from '../provider-contracts/index.ts'

/** A provider contract, in the form of docs/fidelity.md for machines. */
export function contractBehaviour({ id, title, claim, confidence, source }: ProviderContract): Behaviour {
  return behaviourOf('provider-contract', id, title, (profile) => ({
    value: claim[profile],
    confidence,
    source,
  }))
}
