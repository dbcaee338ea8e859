import type { Contract } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

const forged = 'elsewhere.example'

export const contract: Contract = {
  id: 'redirect-uri-ignores-the-host',
  group: 'connect',
  title: 'The redirect URI comes from the app’s settings, not from the Host header of the request.',
  why:
    'Host and X-Forwarded-Host say what the sender of a request likes, and behind a proxy often an internal name. The ' +
    'redirect URI is registered at Zoom, so the app knows it; RFC 9700 asks for exactly this one.',
  goesWrong:
    'After a change at the proxy, or by its second name, nobody can connect: Zoom refuses a redirect URI that is not ' +
    'registered. And where a prefix is registered, somebody else gets to choose where the code goes.',
  zoomSays:
    'An error page: {"status":false,"errorCode":4700,"errorMessage":"Invalid redirect: …","result":null}',
  remedy: `Take it from a setting:
    const redirectUri = new URL('/zoom/callback', config.publicUrl).href // never request.headers.host`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc9700#section-2.1',
    'https://portswigger.net/web-security/host-header',
    'https://github.com/Jericho/ZoomNet/issues/104',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['redirect-uri-from-the-host'],
  situation: [codeExchanged()],

  async run({ newPerson, newConnectedPerson, expect, notApplicable }) {
    await newConnectedPerson()
    const person = await newPerson()
    const asked: string[] = []
    for (const name of ['Host', 'X-Forwarded-Host']) {
      const to = await person.connectBehind({ [name.toLowerCase()]: forged })
      const redirectUri = to?.searchParams.get('redirect_uri') ?? null
      if (redirectUri !== null) asked.push(redirectUri)
      expect.that(
        redirectUri === null || !URL.canParse(redirectUri) || new URL(redirectUri).hostname !== forged,
        {
          appDid: `A request to connect came with “${name}: ${forged}”, and the app sent the browser to Zoom with the redirect URI ${redirectUri}.`,
          expected: 'the redirect URI that is registered at Zoom, whatever the header says',
          found: `a redirect URI made from the ${name} header`,
        },
      )
    }
    if (asked.length === 0) notApplicable('with a foreign Host, the request to connect did not lead to Zoom')
  },
}
