import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const places = {
  'authorize.refused': 'sent a browser to Zoom with',
  'token.refused': 'asked for a token with',
  'revoke.refused': 'asked to revoke a token with',
} as const

/** Zoom has no app with that client id. */
export const clientIdUnknown: FindingRule<'authorize.refused' | 'token.refused' | 'revoke.refused'> = {
  id: 'client-id-unknown',
  title: 'A client id was used that no app has.',
  inProduction:
    'Nobody can connect: the browser stays at Zoom with “Invalid client_id”, or the token request answers “Invalid client_id ' +
    'or client_secret”.',
  remedy:
    'Compare the client id letter by letter with the app’s. Development and production have different ones; look for quotes, ' +
    'spaces and placeholders in the setting. The mock’s apps are listed by GET /__mock/apps.',
  sources: [
    'developers.zoom.us/docs/integrations/oauth-error-messages (4702)',
    'github.com/transloadit/uppy/issues/3741',
  ],
  on: ['authorize.refused', 'token.refused', 'revoke.refused'],
  diagnose(refused) {
    if (refused.reason !== 'authorize-client-unknown' && refused.reason !== 'client-unknown') return undefined
    const clientId = refused.clientId ? `the client id “${refused.clientId}”` : 'no client id'
    const tail = refused.clientId ? ', which no app has' : ''
    return {
      about: String(refused.clientId),
      sentence: `At ${clockTime(refused.at)} somebody ${places[refused.type]} ${clientId}${tail}.`,
      evidence: [refused],
    }
  },
}
