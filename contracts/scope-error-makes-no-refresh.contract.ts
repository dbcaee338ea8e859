import type { Contract } from '../src/contract-runner/index.ts'
import { connectedPerson } from './expired-token.ts'
import { faultMet } from './situations.ts'

export const contract: Contract = {
  id: 'scope-error-makes-no-refresh',
  group: 'refresh',
  title: 'A missing scope makes no refresh, and costs nobody the connection.',
  why:
    'A refresh gives a new token with the same scopes. Zoom reports a missing scope with 400 and code 4711, in ' +
    'words that begin with “Invalid access token”, so code that looks for those words treats it as an expired ' +
    'token, or as the end of the connection. It says that the app may not do this one thing; the tokens are good.',
  goesWrong:
    'Each call that needs the scope rotates the tokens for nothing; calls running in parallel lose theirs, and ' +
    'connections die at random. Or the person is asked to connect again, and again, which never helps. The real ' +
    'cause, a scope that the app lacks, appears in no log.',
  zoomSays:
    'At the API 400 {"code":4711,"message":"Invalid access token, does not contain scopes:[user:read:user]."}',
  remedy: `Refresh on 401, and tell people about everything else:
    if (response.status === 401) return retryWithFreshToken()
    if (body.code === 4711) throw new ScopeMissing(body.message) // add it to the app at Zoom, then connect again`,
  evidence: [
    'https://github.com/JubaerHossain/zoom-laravel/issues/15',
    'https://github.com/lanec/zoom-batch-downloader/issues/34',
    'https://developers.zoom.us/docs/api/errors/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['refreshes-on-scope-error', 'disconnects-on-scope-error'],
  situation: [faultMet('api')],

  async run(test) {
    const { zoom, seen, given, expect } = test
    const { person } = await connectedPerson(test)
    given.works(await person.use(), 'used the app after connecting')
    const before = await seen.mark()
    const message = 'Invalid access token, does not contain scopes:[user:read:user].'
    await zoom.faults.add({
      route: 'api',
      share: 1,
      status: 400,
      body: JSON.stringify({ code: 4711, message }),
    })
    const used = await person.use()
    const [refused] = await seen.apiRequests(before)
    if (refused === undefined)
      return given.that(false, {
        appDid: `The person used the app, and the app did not call Zoom; ${used.answered}`,
        expected: 'an API call',
        found: 'none',
      })
    // What came before is due to something else, such as a wrong time of expiry.
    const tries = await seen.tokenRequests(refused.seq)
    expect.that(tries.length === 0, {
      appDid: `Zoom reported a missing scope, and the app sent ${tries.length === 1 ? 'a token request' : `${tries.length} token requests`} because of it; ${used.answered}`,
      expected: 'no refresh: the new token has the same scopes as the old one',
      found: tries.map(({ status }) => `one answered with ${status}`).join(', '),
      entries: (await seen.refreshes(before)).map(({ seq }) => seq),
    })

    await zoom.faults.clear()
    const later = await person.use()
    expect.that(later.kind !== 'asks-to-reconnect', {
      appDid: `Zoom had reported a missing scope (4711), and the app took that for the end of the connection; ${later.answered}`,
      expected: 'the same connection, which works for everything else',
      found: 'the app asks to connect again',
      causes: [
        'It deletes the connection at every error of a call that it does not know, or whose words are “Invalid access token”.',
      ],
      entries: [refused.seq],
      during: later.entries,
    })
    expect.works(later, 'used the app for something else after Zoom had reported a missing scope')
  },
}
