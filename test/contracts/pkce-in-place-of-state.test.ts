// RFC 9700, 2.1: PKCE protects a callback as a state does. Auth.js relies on it alone.
import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { sendsNoState } from '../../src/broken-twins/sends-no-state.ts'
import { runContracts } from '../../src/contract-runner/index.ts'
import type { Alterations } from '../../src/reference-client/index.ts'

const aboutStates = contracts.filter(({ id }) => id.includes('-state-') || id.startsWith('state-'))

async function verdictsOf(alterations: Alterations): Promise<Record<string, string>> {
  const { results } = await runContracts({
    contracts: aboutStates,
    known: contracts,
    subjectName: 'app',
    subject: clientAsSubject('app', alterations),
  })
  return Object.fromEntries(
    results.map((result) => [
      result.contract.id,
      [result.verdict, ...(result.verdict === 'broken' ? [result.contract.severity] : [])].join(' '),
    ]),
  )
}

test('an app that sends PKCE and no state breaks only promises that it should keep', async () => {
  expect(await verdictsOf(sendsNoState.alterations)).toEqual({
    'callback-without-state-restarts': 'kept',
    'forged-state-is-refused': 'kept',
    'state-is-bound-to-the-browser': 'kept',
    'state-is-encoded': 'not-applicable',
    'state-is-sent': 'broken should',
    'state-is-unguessable': 'not-applicable',
    'state-is-used-once': 'kept',
  })
})

test('with the same verifier for everyone, a planted code is redeemed', async () => {
  const pendingAuthorizations: Alterations['pendingAuthorizations'] = (right, { database }) => {
    const overwrite = database.prepare(`UPDATE pending_authorizations SET code_verifier = ?`)
    return {
      ...right,
      begin(session) {
        const pending = { ...right.begin(session), codeVerifier: 'v'.repeat(43) }
        overwrite.run(pending.codeVerifier)
        return pending
      },
    }
  }
  expect(await verdictsOf({ ...sendsNoState.alterations, pendingAuthorizations })).toMatchObject({
    'state-is-bound-to-the-browser': 'broken must',
    'state-is-sent': 'broken should',
  })
})

test('without PKCE and without a state, there is nothing to judge', async () => {
  const { zoomApi: withoutState = (right) => right } = sendsNoState.alterations
  const zoomApi: Alterations['zoomApi'] = (right, parts) => {
    const api = withoutState(right, parts)
    return {
      ...api,
      async authorizeUrl(state, codeVerifier) {
        const url = new URL(await api.authorizeUrl(state, codeVerifier))
        url.searchParams.delete('code_challenge')
        url.searchParams.delete('code_challenge_method')
        return url.href
      },
    }
  }
  expect(await verdictsOf({ ...sendsNoState.alterations, zoomApi })).toMatchObject({
    'forged-state-is-refused': 'blocked',
    'state-is-bound-to-the-browser': 'blocked',
    'state-is-encoded': 'blocked',
    'state-is-sent': 'broken must',
    'state-is-unguessable': 'blocked',
    'state-is-used-once': 'blocked',
  })
})
