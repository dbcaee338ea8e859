import type { Contract, ContractRun } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'reconnect-after-the-grant-ended',
  group: 'reconnect',
  title: 'The app gives up a connection that was ended at Zoom, and connecting again fixes it.',
  why:
    'Zoom keeps one live grant for each user and app. When the same person authorizes the app somewhere else (a ' +
    'second server, a colleague’s machine), or the tokens are revoked, the app learns of it only through a ' +
    'refusal. None of its tokens will work again; starting again at Zoom always does.',
  goesWrong:
    'A button that shows an error at every click, forever: the app keeps trying the dead tokens, and blocks the ' +
    'way to a new connection because there “is” one.',
  zoomSays:
    'At the API 401 {"code":124,"message":"Invalid access token."}, at the token endpoint 400 ' +
    '{"reason":"Invalid Token!","error":"invalid_grant"}, in 2020 401 {"reason":"Invalid Token!","error":"invalid_request"}',
  remedy: `Treat a refused refresh token as the end of the connection, and say what helps:
    catch (error) {
      if (!isDead(error)) throw error
      await deleteConnection(person)
      throw new NotConnected('Connect to Zoom again.')
    }`,
  evidence: [
    'https://github.com/iamfatness/CoreVideo/pull/196',
    'https://github.com/raycast/extensions/issues/10896',
    'https://developers.zoom.us/docs/integrations/oauth-error-messages/',
  ],
  profiles: ['2026', '2020'],
  severity: 'must',
  needs: ['use'],
  twins: ['hides-dead-connections', 'reuses-stored-code'],
  buildsOn: ['reconnect-uses-the-new-code', 'reconnect-without-disconnecting'],
  provokes: ['grant-superseded', 'install-without-state-accepted'],
  situation: [codeExchanged(3)],

  async run(test) {
    const { newConnectedPerson, seen, expect } = test
    const { person } = await newConnectedPerson()
    await authorizeElsewhere(test, person.zoomUser.id)

    const dead = await seen.mark()
    const used = await person.use()
    expect.that(
      used.kind !== 'works' || (await seen.apiCalls(dead)).some(({ type }) => type === 'api.called'),
      {
        appDid: `The connection had been ended at Zoom, and the app says that it works; ${used.answered}`,
        expected: 'the app asks the person to connect again',
        found: 'success, without a call that Zoom accepted',
        pretended: used,
      },
    )

    const before = await seen.mark()
    const reconnected = await person.connect()
    const code = await expect.oneCode('connected again', before, reconnected)
    const { grantId, seq } = await expect.exchanged(code, reconnected)
    expect.works(reconnected, 'connected again after the connection had been ended at Zoom')
    expect.works(await person.use(), 'used the app after connecting again')
    await expect.apiCalled(grantId, 'used the app after connecting again', seq)
  },
}

/** The same Zoom user and the same app on another machine: this supersedes the grant of the app under test. */
async function authorizeElsewhere({ zoom, seen, given }: ContractRun, user: string): Promise<void> {
  const { redirectUri } = (await seen.codesIssued()).at(-1) ?? (await given.oneCode('connected'))
  const callback = (await zoom.install({ user, redirectUri })).callbackUrl
  const { clientId, clientSecret } = await zoom.apps.first()
  const answer = await fetch(`${zoom.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(callback).searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
    }),
  })
  if (!answer.ok) throw new Error(`The mock refused to supersede the grant: ${await answer.text()}`)
}
