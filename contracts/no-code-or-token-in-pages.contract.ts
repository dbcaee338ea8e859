import type { Contract } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'no-code-or-token-in-pages',
  group: 'connect',
  title: 'No code, token or secret leaves the app in a page, a redirect or a URL.',
  why:
    'Only the callback brings a code, and from there it goes to Zoom. Anything in a URL or a page is kept by ' +
    'histories, logs, proxies and extensions, and is passed on as Referer. Since 2023 Zoom forbids tokens in URLs.',
  goesWrong:
    'Tokens turn up in somebody’s analytics. Whoever reads them there can read meetings until the refresh token ends.',
  zoomSays: 'Nothing: Zoom does not see what the app sends to the browser.',
  remedy: `Answer the callback with a redirect to a URL that reveals nothing:
    response.redirect(303, '/settings')`,
  evidence: [
    'https://devsupport.zoom.us/hc/en-us/articles/12363164278669',
    'https://www.rfc-editor.org/rfc/rfc9700#section-4.3',
    'https://github.com/giorgosavgeris/passport-zoom-oauth2/issues/6',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['token-in-redirect', 'code-in-page'],
  situation: [codeExchanged(), apiCalled()],

  async run({ zoom, newPerson, given, expect }) {
    const person = await newPerson()
    const callback = await person.connectUntilCallback()
    given.works(await callback.deliver(), 'connected')
    given.works(await person.use(), 'used the app after connecting')

    const code = callback.url.searchParams.get('code') ?? ''
    const { clientSecret } = await zoom.apps.first()
    const zoomOrigin = new URL(zoom.url).origin
    for (const { method, url, location, text } of person.trail) {
      if (url.origin === zoomOrigin) continue
      const isCallback = url.href === callback.url.href
      const said = [...(isCallback ? [] : [url.href]), location?.href ?? '', text]
      const leaked = said.flatMap((each) => secretsIn(each, code, clientSecret)).at(0)
      expect.that(leaked === undefined, {
        appDid: `The app exposed ${leaked} in the response to ${method} ${url.origin}${url.pathname}.`,
        expected: 'nothing that Zoom gave to the app, and no secret of the app',
        found: `${leaked}, in ${location === null ? 'the page' : 'a redirect'}`,
      })
    }
  },
}

/** The part of this that must not be visible. Zoom's tokens are JWTs; the app may have others of its own. */
function secretsIn(text: string, code: string, clientSecret: string | null): string[] {
  const read = [text, decodeURIComponentLeniently(text)].join('\n')
  return [
    ...(read.includes(code) ? ['the authorization code'] : []),
    ...(clientSecret !== null && read.includes(clientSecret) ? ['the client secret'] : []),
    ...(jwtsIn(read).some((payload) => payload.includes('https://oauth.zoom.us')) ? ['a Zoom token'] : []),
  ]
}

function jwtsIn(text: string): string[] {
  const payloads = [...text.matchAll(/eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+/g)].map(([, payload = '']) => payload)
  return payloads.map((payload) => Buffer.from(payload, 'base64url').toString('utf8'))
}

function decodeURIComponentLeniently(text: string): string {
  return text.replace(/(%[\da-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
  )
}
