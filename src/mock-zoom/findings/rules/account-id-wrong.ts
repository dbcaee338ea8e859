import type { FindingRule } from '../finding.ts'
import { sayRecognised } from '../recognition-words.ts'
import { clockTime } from '../words.ts'

/** A server-to-server app acts for one account, and has to name it. */
export const accountIdWrong: FindingRule<'account-token.refused'> = {
  id: 'account-id-wrong',
  title: 'A server-to-server app asked for a token without its account id, or with another one.',
  inProduction:
    'No token is ever issued, and Zoom says no more than “Bad Request”. It happens where the account id is left out of the ' +
    'settings, or the account number or the id of another environment is put there.',
  remedy:
    'Send account_id with the value that stands beside client id and secret on the app’s page at Zoom (App Credentials). It ' +
    'has 22 characters; it is neither the account number nor a user’s id.',
  sources: ['github.com/Jericho/ZoomNet/issues/272', 'developers.zoom.us/docs/internal-apps/s2s-oauth'],
  needs: [],
  on: ['account-token.refused'],
  diagnose(refused, history) {
    const { reason, accountId, ownAccountId, recognised } = refused
    if (reason !== 'account-id-missing' && reason !== 'account-id-wrong') return undefined
    const what = accountId === null ? 'no account_id' : `the account_id “${accountId.slice(0, 60)}”`
    const own = ownAccountId === null ? '' : ` Its own id is “${ownAccountId}”.`
    return {
      about: `${refused.clientId} ${accountId}`,
      sentence: `At ${clockTime(refused.at)} ${history.app(refused.clientId)} asked for a token with ${what}.${own}${sayRecognised(recognised, history, 'its own')}`,
      evidence: [refused],
    }
  },
}
