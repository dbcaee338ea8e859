import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** A code was exchanged with the credentials of an app that it was not issued to. */
export const codeForAnotherApp: FindingRule<'code.refused'> = {
  id: 'code-for-another-app',
  title: 'A code was exchanged with the credentials of another app than the one it was issued to.',
  inProduction:
    'Nobody can connect on the instance that mixes the two apps, typically the development and the production ' +
    'credentials of one integration; Zoom says “Invalid authorization code” and nothing of credentials.',
  remedy:
    'Take the client id of the authorize URL and the credentials of the token request from the same place.',
  sources: ['RFC 6749, section 4.1.3'],
  on: ['code.refused'],
  diagnose(refused, history) {
    const issued = refused.reason === 'code-for-another-app' ? issueOf(refused.codeId, history) : undefined
    if (!issued) return undefined
    return {
      about: issued.codeId,
      sentence:
        `Code ${issued.code} was issued to ${history.app(issued.clientId)} (${issued.clientId}) at ${clockTime(issued.at)}, ` +
        `but at ${clockTime(refused.at)} it was exchanged with the credentials of ${history.app(refused.clientId)} (${refused.clientId}).`,
      evidence: [issued, refused],
    }
  },
}
