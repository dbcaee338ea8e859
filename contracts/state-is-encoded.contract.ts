import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'state-is-encoded',
  group: 'connect',
  title: 'The state is encoded for a URL, so that it comes back as it was.',
  why:
    'Zoom returns the state after one decoding. Characters that mean something in a query (&, =, +, #, a space, a brace) ' +
    'have to be percent-encoded, or the state be made of letters and digits from the start. Zoom’s staff on a state that ' +
    'was raw JSON: encode it, or use base64.',
  goesWrong:
    'Most people connect, and some never can: their state has a plus sign or an ampersand in it, and what comes back is ' +
    'not what was sent. It looks like a random failure.',
  zoomSays:
    'Nothing: it sends back what it has read. Whether a bare + returns as + or as a space is written down nowhere.',
  remedy: `Let the URL be put together by something that encodes:
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

  async run({ newPerson, seen, given, expect }) {
    await newPerson().connectUntilCallback()
    const [asked] = seen.authorizeRequests()
    const raw = asked?.rawState ?? ''
    given.that(raw !== '', {
      appDid: 'The app sent the browser to Zoom without a state.',
      expected: 'a state',
      found: 'none',
    })
    const special = [...new Set(raw.match(notForQueries) ?? [])]
    expect.that(special.length === 0, {
      appDid: 'The app put a state into the URL that is not encoded for it.',
      expected: 'letters, digits, - . _ ~, and %-escapes for all else',
      found: `${raw.length > 60 ? `${raw.slice(0, 60)}…` : raw}, with ${special.join(' ')}`,
      entries: asked === undefined ? [] : [asked.seq],
    })
  },
}

/** What RFC 3986 lets nobody put into a query as it is, and what forms give another meaning. */
const notForQueries = /[^\w.~!$'()*,;:@/?%-]|%(?![\da-f]{2})/gi
