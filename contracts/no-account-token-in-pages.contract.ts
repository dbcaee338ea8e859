import type { Contract } from '../src/contract-runner/index.ts'
import { accountInUse, endTokens, tokenTroubles, useWithoutToken } from './account-token.ts'
import { accountCalled } from './situations.ts'

export const contract: Contract = {
  id: 'no-account-token-in-pages',
  group: 'server-to-server',
  title: 'Neither the token nor the secret of the app appears in its responses, also when something fails.',
  why:
    'The token opens the data of a whole account, and the secret brings another token at any time. Error pages are where they ' +
    'leak: a library’s error holds the request that failed, with its Authorization header.',
  goesWrong:
    'Whoever sees an error page, a log of it or a support ticket can read and change every user and meeting of the account.',
  zoomSays: 'Nothing: Zoom does not see what the app answers.',
  remedy: `Answer with your own words, and log status and message alone:
    if (!answer.ok) throw new ZoomRefusal(answer.status, body.message)
    context.body = { message: 'Zoom did not accept this.' }`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc9700#section-4.3',
    'https://www.rfc-editor.org/rfc/rfc6750#section-5.3',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['shows-the-account-token'],
  situation: [accountCalled()],

  async run(test) {
    const { zoom, expect } = test
    const account = await accountInUse(test)
    for (const use of account.otherUses) await use()
    await endTokens(test)
    const [refused] = tokenTroubles
    if (refused !== undefined) await useWithoutToken(test, account, refused)
    await zoom.faults.clear()
    await zoom.faults.next('api', { status: 500, body: '{"code":500,"message":"Internal error."}' })
    await account.use()

    const basic = Buffer.from(`${account.clientId}:${account.clientSecret}`).toString('base64')
    for (const { method, url, location, text } of account.trail) {
      const said = `${location?.href ?? ''}\n${text}`
      const leaked =
        said.includes(account.clientSecret) || said.includes(basic) ? 'the client secret' : tokenIn(said)
      expect.that(leaked === undefined, {
        appDid: `The app exposed ${leaked} in the response to ${method} ${url.pathname}.`,
        expected: 'nothing that Zoom gave to the app, and no secret of the app',
        found: `${leaked} in a response`,
      })
    }
  },
}

/** Zoom's tokens are JWTs; the app may have others of its own. */
function tokenIn(text: string): string | undefined {
  const payloads = [...text.matchAll(/eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+/g)].map(([, payload = '']) =>
    Buffer.from(payload, 'base64url').toString('utf8'),
  )
  return payloads.some((payload) => payload.includes('https://oauth.zoom.us')) ? 'a Zoom token' : undefined
}
