import type { Contract } from '../src/contract-runner/index.ts'
import { authorizeAsked } from './situations.ts'

export const contract: Contract = {
  id: 'unknown-scopes-are-not-requested',
  group: 'connect',
  title: 'The authorize request asks only for scopes that the app has at Zoom.',
  why:
    'You choose an app’s scopes in its settings at Zoom, and they apply without being named. If the URL contains a ' +
    'scope that is not among them, Zoom refuses everyone who has not connected before; since July 2021 that ' +
    'includes classic names in new apps.',
  goesWrong:
    'New people see “Invalid scope” at Zoom. People who connected long ago see nothing, and neither does a ' +
    'developer who tests with their own account.',
  zoomSays: 'A page at Zoom that says “Invalid scope”; the app’s callback is never called.',
  remedy: `Leave the parameter out:
    authorizeUrl.searchParams.delete('scope')`,
  evidence: [
    'https://github.com/tl-its-umich-edu/remote-office-hours-queue/issues/342',
    'https://github.com/keybase/managed-bots/issues/289',
    'https://github.com/mattermost/mattermost-plugin-zoom/pull/222',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['asks-for-classic-scopes'],
  about: ['scope-not-configured'],
  situation: [authorizeAsked()],

  async run({ zoom, newPerson, seen, given, expect }) {
    await (await newPerson()).connect()
    const [asked] = await seen.authorizeRequests()
    given.that(asked !== undefined, {
      appDid: 'The app did not send the browser to Zoom.',
      expected: 'a request to /oauth/authorize',
      found: 'none',
    })
    const scopes = ['scope', 'optional_scope'].flatMap(
      (name) => asked?.parameters.get(name)?.split(/[\s,]+/) ?? [],
    )
    const has = [...(await zoom.apps.first()).scopes, ...(await zoom.apps.first()).optionalScopes]
    const unknown = scopes.filter((scope) => scope !== '' && !has.includes(scope))
    expect.that(unknown.length === 0, {
      appDid: `The app asked Zoom for ${unknown.join(' ')}, which its registration does not have.`,
      expected: `none, or some of ${has.join(' ')}`,
      found: scopes.join(' '),
      entries: [...(asked === undefined ? [] : [asked]), ...(await seen.earlyRefusals())].map(
        ({ seq }) => seq,
      ),
    })
  },
}
