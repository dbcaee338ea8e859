import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize } from '../../src/provider-contracts/index.ts'

const fact = { fact: 'no state' } as const

export const contract: ProviderContract = {
  id: 'no-state-no-state',
  title: 'An authorize request without a state comes back without one, not with an empty one.',
  claim: { 2026: fact, 2020: fact },
  source: ['github.com/zoom/zoomapps-advancedsample-react/issues/15'],
  confidence: 'logged',
  needs: 'person',
  destructive: false,
  sends: [authorize],
  async run({ allow, compare }) {
    const state = (await allow(authorize)).searchParams.get('state')
    return [compare.fact(state === null ? 'no state' : `state=${state}`)]
  },
}
