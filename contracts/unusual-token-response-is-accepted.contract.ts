import type { Contract } from '../src/contract-runner/index.ts'
import { personWithExpiredToken } from './expired-token.ts'
import { codeExchanged, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'unusual-token-response-is-accepted',
  group: 'refresh',
  title: 'The app accepts a token response with reordered scopes and an unknown key.',
  why:
    'Scopes are a set, written in some order, and JSON objects grow: api_url was added around 2022. An app should ' +
    'ignore what it does not know.',
  goesWrong:
    'Zoom adds a key or sorts its scopes, and every refresh fails a check. All connections go down within the hour.',
  zoomSays: '200 {"token_type":"bearer","scope":"<in another order>","access_token":"…",…,"<a new key>":…}',
  remedy: `Compare scopes as sets, and ignore unknown keys:
    const granted = new Set(tokens.scope.split(' '))
    const missing = needed.filter((scope) => !granted.has(scope))`,
  evidence: [
    'https://github.com/Jericho/ZoomNet/blob/develop/Source/ZoomNet/Utilities/OAuthTokenHandler.cs',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['insists-on-scope-order', 'refuses-unknown-keys'],
  situation: [refreshed(2), codeExchanged(3)],

  async run(test) {
    const { zoom, newPerson, given, expect } = test
    const { person: first } = await personWithExpiredToken(test)
    given
      .by('expired-token-is-refreshed')
      .works(await first.use(), 'used the app after a refresh with the usual response')

    const { person: refreshed } = await personWithExpiredToken(test)
    await zoom.switches.set({ tokenBodyShape: 'unusual' })
    const unusual = 'the scopes had another order, and there was an extra key'
    expect.works(await refreshed.use(), `used the app after a refresh in which ${unusual}`)
    const connecting = await newPerson()
    expect.works(await connecting.connect(), `connected with a token response in which ${unusual}`)
    expect.works(await connecting.use(), 'used the app with those tokens')
  },
}
