import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import {
  accountId,
  app,
  CannotTell,
  fieldsOf,
  type ProviderAnswer,
  post,
  usersMe,
} from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'account_credentials', account_id: accountId },
})

export const contract: ProviderContract = {
  id: 's2s-tokens-live-side-by-side',
  title: 'A new server-to-server token leaves the previous one alive; until June 2023 it ended it.',
  claim: {
    2026: { fact: 'the API treats the older token like the newer one' },
    2020: { fact: 'the API refuses the older token, but not the newer one' },
  },
  source: ['developers.zoom.us/docs/rooms/s2s-oauth', 'devforum.zoom.us/t/72070'],
  confidence: 'documented',
  needs: 's2s-account',
  destructive: false,
  sends: [request, request, usersMe, usersMe],
  async run({ send, compare }) {
    const older = tokenIn(await send(request))
    const newer = tokenIn(await send(request))
    // A server-to-server token has no `me`; that refusal differs from the one for a dead token.
    const [before, after] = [await send(usersMe, older), await send(usersMe, newer)]
    if (after.status === 401) throw new CannotTell('the API refuses the newer token too')
    return [
      compare.fact(
        before.text === after.text
          ? 'the API treats the older token like the newer one'
          : 'the API refuses the older token, but not the newer one',
      ),
    ]
  },
}

function tokenIn(answer: ProviderAnswer): { readonly access_token: string } {
  const { access_token } = fieldsOf(answer)
  if (typeof access_token !== 'string')
    throw new CannotTell(`no token to continue with: ${answer.status} ${answer.text}`)
  return { access_token }
}
