import { zoomEndpoints } from '../endpoints/endpoints.ts'
import type { Fidelity } from '../zoom/fidelity.ts'
import { behaviourOf, switchesAndRefusals } from '../zoom/fidelity.ts'

/** What a mock does in Zoom's name: endpoints, switches and refusals. It is the same for every mock of a version. */
export function fidelityOfMock(): Fidelity {
  return {
    version: 1,
    behaviours: [
      ...zoomEndpoints.map(({ method, path, what, confidence, source }) =>
        behaviourOf('endpoint', `${method} ${path}`, what, () => ({ value: true, confidence, source })),
      ),
      ...switchesAndRefusals(),
    ],
  }
}
