import type { EntryOf } from '../../journal/events.ts'
import { issueOf } from '../code-history.ts'
import type { FindingRule, History } from '../finding.ts'
import { sayAlterations } from '../recognition-words.ts'
import { clockTime } from '../words.ts'

/** Challenge and verifier do not match, by any method. Zoom words it like a bad code. */
export const pkceMismatch: FindingRule<'code.refused'> = {
  id: 'pkce-mismatch',
  title: 'The code_verifier does not match the code_challenge.',
  inProduction:
    'Zoom says “Invalid authorization code”, which points people at the code, although the code is correct. It ' +
    'happens to people who start twice, in two tabs, when the second verifier overwrites the first.',
  remedy:
    'Keep the verifier with the state of its own authorize request, and send that verifier with that code.',
  sources: ['devforum.zoom.us/t/77062', 'RFC 7636, section 4.6'],
  needs: ['browser'],
  on: ['code.refused'],
  diagnose(refused, history) {
    // If another method or encoding would have matched, pkce-method-mismatch or challenge-not-base64url reports it.
    if (refused.reason !== 'pkce-mismatch' || refused.verifierFits !== undefined) return undefined
    if (refused.verifierIs?.is === 'other-encoding') return undefined
    const issued = issueOf(refused.codeId, history)
    if (!issued) return undefined
    const declared = issued.codeChallengeMethod === 'S256' ? 'an S256' : 'a plain'
    return {
      about: issued.codeId,
      sentence:
        `The authorize request for code ${issued.code} declared ${declared} code_challenge, but the token request ` +
        `at ${clockTime(refused.at)} had a code_verifier that does not match it.${whatItIs(refused, history)}`,
      evidence: [issued, refused],
    }
  },
}

function whatItIs({ verifierIs }: EntryOf<'code.refused'>, history: History): string {
  switch (verifierIs?.is) {
    case undefined:
    case 'other-encoding':
      return ''
    case 'altered':
      return ` It is the correct one ${sayAlterations(verifierIs.how)}.`
    case 'of-another-code': {
      const other = issueOf(verifierIs.of, history)
      return ` It belongs to code ${other?.code ?? verifierIs.of}${other ? `, issued at ${clockTime(other.at)}` : ''}.`
    }
    default:
      return verifierIs satisfies never
  }
}
