import type { Contract } from '../src/contract-runner/index.ts'
import { expectDone } from './account-token.ts'
import { accountCalled, accountTokenIssued } from './situations.ts'

export const contract: Contract = {
  id: 'account-token-works',
  group: 'server-to-server',
  title: 'The app gets a token for its account, and calls Zoom with it.',
  why:
    'A server-to-server app has no people who allow it. It asks for its token with its own credentials, the grant type ' +
    'account_credentials and the id of its account; that token opens the data of the account. The standard’s ' +
    'client_credentials gets a token as well, with which Zoom refuses every call.',
  goesWrong:
    'Nothing works, and the message points elsewhere: the token request has succeeded, or Zoom says no more than “Bad Request”.',
  zoomSays:
    '400 {"code":200,"message":"Invalid api key or secret."} to a token of client_credentials; without the account id 400 ' +
    '“Bad Request” at the token endpoint',
  remedy: `Ask with the grant type of server-to-server apps, and the account id that stands beside client id and secret:
    const body = new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId })
    const headers = { authorization: \`Basic \${btoa(\`\${clientId}:\${clientSecret}\`)}\` }
    await fetch('https://zoom.us/oauth/token', { method: 'POST', headers, body })`,
  evidence: [
    'https://devforum.zoom.us/t/server-to-server-oauth-response/79648',
    'https://github.com/Jericho/ZoomNet/issues/272',
    'https://github.com/jrchamp/moodle-mod_zoom/issues/589',
  ],
  profiles: ['2026', '2020'],
  severity: 'must',
  needs: [],
  twins: ['asks-with-client-credentials'],
  about: ['client-credentials-open-nothing', 'account-id-wrong', 'grant-of-another-kind-of-app'],
  situation: [accountTokenIssued(), accountCalled()],

  async run({ subject, expect }) {
    const account = await subject.account()
    expectDone(expect, await account.use(), 'With the credentials of its account')
    for (const use of account.otherUses)
      expectDone(expect, await use(), 'In another way, with the credentials of its account')
  },
}
