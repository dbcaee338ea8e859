import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, exchange, fieldsOf, newCode, tokensIn } from '../../src/provider-contracts/index.ts'

const fact = { fact: 'expires_in is a number' } as const

export const contract: ProviderContract = {
  id: 'expires-in-is-a-number',
  title: 'expires_in in a token response is a number, not a string.',
  claim: { 2026: fact, 2020: fact },
  // Zoom's own library asserts it.
  source: ['github.com/zoom/rivet-javascript', 'github.com/kyleboe/zoom_rb, spec/fixtures'],
  confidence: 'logged',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange],
  async run(run) {
    const answer = await run.send(exchange, { code: await newCode(run) })
    tokensIn(answer)
    const { expires_in } = fieldsOf(answer)
    return [run.compare.fact(`expires_in is a ${typeof expires_in}`)]
  },
}
