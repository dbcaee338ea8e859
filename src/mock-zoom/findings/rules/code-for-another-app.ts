import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** A code was exchanged with the credentials of an app that it was not issued to. */
export const codeForAnotherApp: FindingRule<'code.refused'> = {
  id: 'code-for-another-app',
  title: 'A code was exchanged with the credentials of a different app.',
  inProduction:
    'Nobody can connect on the instance that mixes the two apps, typically one integration’s development and ' +
    'production credentials. Zoom says “Invalid authorization code” and doesn’t mention credentials.',
  remedy:
    'Take the client id for the authorize URL and the credentials for the token request from the same place.',
  sources: ['RFC 6749, section 4.1.3'],
  needs: ['browser'],
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
