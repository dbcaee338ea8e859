import type { EntryOf } from '../../journal/events.ts'
import type { FindingRule, History } from '../finding.ts'
import { refusalBefore } from '../missing-value.ts'
import { clockTime } from '../words.ts'

type Refused = EntryOf<
  'code.refused' | 'refresh.refused' | 'api.refused' | 'revoke.refused' | 'device-code.refused'
>

const missing: Readonly<Record<string, true>> = {
  'code-missing': true,
  'refresh-token-missing': true,
  'revoke-token-missing': true,
  'device-code-missing': true,
}

/** The app had no value, and sent a word for nothing. */
export const nothingInPlaceOfAValue: FindingRule<Refused['type']> = {
  id: 'nothing-in-place-of-a-value',
  title:
    'A request was sent without the token or code that it is about, or with “null” or “undefined” in its place.',
  inProduction:
    'Zoom responds as it does to a dead token or a wrong code, so it looks as if Zoom had ended the connection. In fact the app has ' +
    'lost the value: a column is null, a key is misspelt, or the response was read before it was complete.',
  remedy:
    'Don’t send a request without its value: stop, and treat the connection as lost. Then find out where the value is ' +
    'dropped. Usual places: a response read by the wrong key, an error response stored as tokens, a variable read before it is set.',
  sources: ['github.com/calcom/cal.diy/pull/7764', 'github.com/kyleboe/zoom_rb/issues/384'],
  needs: [],
  on: ['code.refused', 'refresh.refused', 'api.refused', 'revoke.refused', 'device-code.refused'],
  diagnose(refused, history) {
    const { recognised, reason } = refused
    if (reason.startsWith('client-')) return undefined
    // Where a failed token request was stored, error-stored-as-tokens says so.
    if (
      (refused.type === 'refresh.refused' || refused.type === 'api.refused') &&
      refusalBefore(refused, history)
    )
      return undefined
    const word = recognised?.is === 'placeholder' ? recognised.word : undefined
    if (word === undefined && !(reason in missing)) return undefined
    const sent = word === undefined ? 'nothing' : word
    return {
      about: `${refused.type} ${sent} ${whoIn(refused, history)}`,
      sentence: `At ${clockTime(refused.at)} ${whoIn(refused, history)} ${deeds[refused.type](refused)} with ${sent} in place of the ${wanted[refused.type]}.`,
      evidence: [refused],
    }
  },
}

const wanted: Readonly<Record<Refused['type'], string>> = {
  'code.refused': 'code',
  'refresh.refused': 'refresh token',
  'api.refused': 'access token',
  'revoke.refused': 'token',
  'device-code.refused': 'device code',
}

const deeds: Readonly<Record<Refused['type'], (refused: Refused) => string>> = {
  'code.refused': () => 'sent a code exchange',
  'refresh.refused': () => 'sent a refresh',
  'api.refused': (refused) => `called ${'endpoint' in refused ? refused.endpoint : 'the API'}`,
  'revoke.refused': () => 'sent a revocation',
  'device-code.refused': () => 'polled',
}

function whoIn(refused: Refused, history: History): string {
  return 'clientId' in refused && refused.clientId !== null ? history.app(refused.clientId) : 'somebody'
}
