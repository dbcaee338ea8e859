import type { Contract } from '../src/contract-runner/index.ts'
import { givenGuarded, guardedByPkce } from './planted-code.ts'
import { authorizeAsked } from './situations.ts'

export const contract: Contract = {
  id: 'state-is-encoded',
  group: 'connect',
  title: 'The state is encoded for a URL, so it comes back unchanged.',
  why:
    'Zoom decodes the state once before it returns it. Characters with a meaning in a query (&, =, +, #, a space, ' +
    'a brace) have to be percent-encoded; or build the state from letters and digits in the first place. Zoom’s ' +
    'staff on a state that was raw JSON: encode it, or use base64.',
  goesWrong:
    'Most people connect, and some never can: their state contains a plus sign or an ampersand, and what comes ' +
    'back is not what was sent. It looks like a random failure.',
  zoomSays:
    'Nothing: it sends back what it has read. Whether a bare + returns as + or as a space is not documented.',
  remedy: `Let a function that encodes build the URL:
    const url = new URL('https://zoom.us/oauth/authorize')
    url.searchParams.set('state', randomBytes(32).toString('base64url'))`,
  evidence: [
    'https://devforum.zoom.us/t/12302',
    'https://github.com/tl-its-umich-edu/remote-office-hours-queue/issues/342',
    'https://www.rfc-editor.org/rfc/rfc3986#section-2.2',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['unencoded-state'],
  about: ['state-not-encoded'],
  situation: [authorizeAsked()],

  async run(test) {
    const { newPerson, seen, given, expect, notApplicable } = test
    await (await newPerson()).connectUntilCallback()
    const guard = await givenGuarded(test, await given.oneCode('allowed the app on Zoom’s page'))
    if (guard === 'pkce') return notApplicable(guardedByPkce)
    const [asked] = await seen.authorizeRequests()
    const raw = asked?.rawState ?? ''
    const special = [...new Set(raw.match(notForQueries) ?? [])]
    expect.that(special.length === 0, {
      appDid: 'The app put a state into the URL without encoding it.',
      expected: 'letters, digits, - . _ ~, and %-escapes for everything else',
      found: `${raw.length > 60 ? `${raw.slice(0, 60)}…` : raw}, with ${special.join(' ')}`,
      entries: asked === undefined ? [] : [asked.seq],
    })
  },
}

/** What RFC 3986 does not allow unescaped in a query, and what has another meaning in forms. */
const notForQueries = /[^\w.~!$'()*,;:@/?%-]|%(?![\da-f]{2})/gi
