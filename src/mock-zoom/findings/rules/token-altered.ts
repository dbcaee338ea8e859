import type { FindingRule } from '../finding.ts'
import { accessTokenOrigin } from '../grant-history.ts'
import { sayAlterations } from '../recognition-words.ts'
import { clockTime } from '../words.ts'

const kinds = {
  'refresh.refused': 'a refresh token',
  'api.refused': 'an access token',
  'revoke.refused': 'a token to revoke',
  'device-code.refused': 'a device code',
} as const

/** A known token with something around it, or a part of one. */
export const tokenAltered: FindingRule<keyof typeof kinds> = {
  id: 'token-altered',
  title: 'A token was sent with something around it, or changed on its way through the app.',
  inProduction:
    'Every call fails, and Zoom responds as it does to a dead token (“Invalid access token.”, “Invalid Token!”). The token is good; ' +
    'an app that believes the response throws it away and asks the person to connect again.',
  remedy:
    'Look at where the value is read and written: str() or JSON.stringify() around it, a tuple in place of a string, quotes ' +
    'or a line break from an environment file, “Bearer” both in the stored value and in the code, a column that cuts it off.',
  sources: [
    'github.com/prschmid/zoomus/pull/356',
    'github.com/prschmid/zoomus/issues/280',
    'RFC 6750, section 2.1',
  ],
  needs: [],
  on: ['refresh.refused', 'api.refused', 'revoke.refused', 'device-code.refused'],
  diagnose(refused, history) {
    const { recognised } = refused
    // That is token-cut-off.
    if (recognised?.is !== 'altered' || ('cutOffAt' in refused && refused.cutOffAt !== undefined))
      return undefined
    // Another rule is about the client id and secret.
    if (refused.reason.startsWith('client-')) return undefined
    const how =
      recognised.how.length === 0
        ? 'without “Bearer” in front of it'
        : sayAlterations(
            recognised.how,
            refused.type === 'api.refused' ? 'with “Bearer” twice in front' : 'with “Bearer” in front',
          )
    const origin = accessTokenOrigin(recognised.of, history)
    const who =
      'clientId' in refused && refused.clientId !== null
        ? history.app(refused.clientId)
        : origin
          ? history.app(origin.clientId)
          : 'somebody'
    const where = refused.type === 'api.refused' ? ` to ${refused.endpoint}` : ''
    const issued =
      origin && refused.type === 'api.refused' ? `, which was issued at ${clockTime(origin.at)},` : ''
    return {
      about: `${refused.type} ${recognised.how.join()}`,
      sentence: `At ${clockTime(refused.at)} ${who} sent ${kinds[refused.type]}${where}${issued} ${how}.`,
      evidence: [...(origin ? [origin] : []), refused],
    }
  },
}
