import type { PendingAuthorizations } from '../reference-client/index.ts'

/**
 * The state as in the report: JSON, at first raw. What it wraps stays random, bound to the browser and usable once: it
 * was never the cause, and must not become another one.
 */
export function dressState(right: PendingAuthorizations, isEncoded: () => boolean): PendingAuthorizations {
  return {
    async begin(session) {
      const pending = await right.begin(session)
      return { ...pending, state: dress(pending.person, pending.state, isEncoded()) }
    },
    async consume(state, session) {
      const found = await right.consume(undress(state), session)
      return typeof found === 'string' ? found : { ...found, state }
    },
  }
}

function dress(person: string, nonce: string, encoded: boolean): string {
  const json = JSON.stringify({ iam_user_id: person, next_url: 'www.nexturl.com', nonce })
  return encoded ? Buffer.from(json).toString('base64url') : json
}

function undress(state: string): string {
  const json = state.startsWith('{') ? state : Buffer.from(state, 'base64url').toString()
  try {
    return String(Object(JSON.parse(json)).nonce)
  } catch {
    return state
  }
}
