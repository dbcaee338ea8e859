import type { FindingRule } from '../finding.ts'
import { sayRecognised } from '../recognition-words.ts'
import { clockTime } from '../words.ts'

const places = {
  'authorize.refused': 'sent a browser to Zoom with',
  'token.refused': 'requested a token with',
  'revoke.refused': 'tried to revoke a token with',
  'compliance.refused': 'sent a compliance report with',
} as const

/** Zoom has no app with that client id. */
export const clientIdUnknown: FindingRule<keyof typeof places> = {
  id: 'client-id-unknown',
  title: 'A client id was used that belongs to no app.',
  inProduction:
    'Nobody can connect: the browser stays at Zoom with “Invalid client_id”, or the token request gets “Invalid ' +
    'client_id or client_secret”.',
  remedy:
    'Compare the client id with the app’s, letter by letter. Development and production have different ones; look ' +
    'for quotes, spaces and placeholders in the setting. GET /__mock/apps lists the mock’s apps.',
  sources: [
    'developers.zoom.us/docs/integrations/oauth-error-messages (4702)',
    'github.com/transloadit/uppy/issues/3741',
  ],
  needs: ['browser'],
  on: ['authorize.refused', 'token.refused', 'revoke.refused', 'compliance.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'authorize-client-unknown' && refused.reason !== 'client-unknown') return undefined
    const clientId = refused.clientId ? `the client id “${refused.clientId}”` : 'no client id'
    const tail = refused.clientId ? ', which belongs to no app' : ''
    return {
      about: String(refused.clientId),
      sentence: `At ${clockTime(refused.at)} somebody ${places[refused.type]} ${clientId}${tail}.${sayRecognised(refused.recognised, history, '')}`,
      evidence: [refused],
    }
  },
}
