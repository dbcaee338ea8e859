import type { FindingRule } from '../finding.ts'
import { sayAlterations } from '../recognition-words.ts'
import { clockTime } from '../words.ts'

const wanted = {
  'code.refused': 'a code',
  'refresh.refused': 'a refresh token',
  'api.refused': 'an access token',
  'revoke.refused': 'a token to revoke',
  'device-code.refused': 'a device code',
} as const

/** A known value of a different kind than what belongs there. */
export const valueOfAnotherKind: FindingRule<keyof typeof wanted> = {
  id: 'value-of-another-kind',
  title: 'A code, a token or a setting was sent in place of another.',
  inProduction:
    'It never works, and Zoom’s response (“Invalid authorization code”, “Invalid Token!”) sounds as if the correct value had ' +
    'died. A secret that is sent as a token may end up in logs.',
  remedy:
    'Compare the names in the code with what they hold: two variables, columns or settings are swapped. A code is only ' +
    'exchanged; for new access tokens send the refresh token; the API takes nothing but access tokens.',
  sources: ['RFC 6749, section 1.3 to 1.5'],
  needs: [],
  on: ['code.refused', 'refresh.refused', 'api.refused', 'revoke.refused', 'device-code.refused'],
  diagnose(refused, history) {
    const { recognised } = refused
    if (recognised?.is !== 'another-kind' || refused.reason.startsWith('client-')) return undefined
    const { kind, how, of } = recognised
    const clientId = 'clientId' in refused ? refused.clientId : null
    const who = clientId === null ? 'somebody' : history.app(clientId)
    const where = refused.type === 'api.refused' ? `called ${refused.endpoint} with` : 'sent'
    const whose = kind === 'code' ? ` of ${history.user(of)}` : of === '' ? '' : ` of ${history.app(of)}`
    const altered = how.length === 0 ? '' : ` (${sayAlterations(how)})`
    return {
      about: `${refused.type} ${kind} ${clientId}`,
      sentence: `At ${clockTime(refused.at)} ${who} ${where} the ${kind}${whose}${altered} in the place of ${wanted[refused.type]}.`,
      evidence: [refused],
    }
  },
}
