import type { Contract } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'pkce-pair-is-consistent',
  group: 'connect',
  title: 'The code challenge is sent with its method, and a verifier of the right form with the code.',
  why:
    'Without code_challenge_method Zoom treats the challenge as plain and compares it with the verifier as is. A ' +
    'challenge at the authorize step requires the verifier at the token step. Zoom reports every mistake here as ' +
    'an invalid code, so people look in the wrong place. A verifier has 43 to 128 characters (RFC 7636, 4.1): a shorter one ' +
    'can be guessed from its hash, and a stricter server refuses it.',
  goesWrong: 'Nobody can connect, and the message blames the authorization code, which is perfectly valid.',
  zoomSays: '400 {"reason":"Invalid authorization code","error":"invalid_grant"}',
  remedy: `Name the method, and keep the verifier with the state:
    authorizeUrl.searchParams.set('code_challenge', sha256(verifier).toString('base64url'))
    authorizeUrl.searchParams.set('code_challenge_method', 'S256')
    tokenRequest.set('code_verifier', pending.verifier)`,
  evidence: [
    'https://devforum.zoom.us/t/in-client-auth-invalid-authorization-code/77062',
    'https://developers.zoom.us/changelog/platform/proof-key-for-code-exchange-pkce-update',
    'https://www.rfc-editor.org/rfc/rfc7636#section-4.1',
    'https://www.rfc-editor.org/rfc/rfc7636#section-4.3',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['forgets-the-verifier', 'leaves-out-the-challenge-method', 'short-verifier'],
  about: ['pkce-mismatch', 'pkce-verifier-missing', 'pkce-method-mismatch'],
  situation: [codeExchanged()],

  async run({ newPerson, seen, given, expect, notApplicable }) {
    const connected = await (await newPerson()).connect()
    const code = await given.oneCode('connected', undefined, connected)
    const [asked] = await seen.authorizeRequests()
    if (!asked?.parameters.get('code_challenge')) return notApplicable('the app sends no code challenge')
    const entries = [asked.seq, ...(await seen.exchanges(code.seq)).map(({ seq }) => seq)]
    expect.that(asked.parameters.has('code_challenge_method'), {
      appDid: 'The app sent a code_challenge without a code_challenge_method, so Zoom treats it as plain.',
      expected: 'code_challenge_method=S256',
      found: 'no code_challenge_method',
      entries,
    })
    const exchange = (await seen.tokenRequests(code.seq)).find(({ parameters }) => parameters.has('code'))
    expect.that(exchange === undefined || Boolean(exchange.parameters.get('code_verifier')), {
      appDid: 'The app sent a code_challenge to Zoom, and then exchanged the code without a code_verifier.',
      expected: 'the code_verifier that the challenge was made from',
      found: 'no code_verifier',
      entries,
    })
    const refused = (await seen.exchanges(code.seq)).find((entry) => entry.type === 'code.refused')
    const isOfPkce = refused?.type === 'code.refused' && refused.reason.startsWith('pkce-')
    const judge = isOfPkce ? expect : given
    const redeemed = await judge.exchanged(code, connected)
    const { verifierFlaw } = redeemed
    expect.that(verifierFlaw === undefined, {
      appDid: `The app sent a code_verifier that ${verifierFlaw && flaws[verifierFlaw]}.`,
      expected:
        '43 to 128 characters: letters, digits, “-”, “.”, “_” and “~”, such as 32 random bytes in base64url',
      found: `a verifier that ${verifierFlaw && flaws[verifierFlaw]}`,
      entries: [redeemed.seq],
    })
  },
}

const flaws = {
  'too-short': 'is shorter than 43 characters',
  'too-long': 'is longer than 128 characters',
  characters: 'has characters that RFC 7636 does not allow',
}
