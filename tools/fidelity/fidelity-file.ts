import { providerContracts } from '../../contracts/zoom/index.ts'
import { contractBehaviour } from '../../src/cli/contract-behaviour.ts'
import { fidelityOfMock } from '../../src/mock-zoom/control/fidelity.ts'

/** fidelity.json: docs/fidelity.md for machines. */
export function fidelityFile(): string {
  const { version, behaviours } = fidelityOfMock()
  const all = [...behaviours, ...providerContracts.map(contractBehaviour)]
  return `${JSON.stringify({ version, behaviours: all }, null, 2)}\n`
}
