import type { Contract } from '../src/contract-runner/index.ts'
import { personWithExpiredToken } from './expired-token.ts'

export const contract: Contract = {
  id: 'unusual-token-answer-is-taken',
  group: 'refresh',
  title: 'A token answer with its scopes in another order and a key that nobody knows is taken.',
  why:
    'The scopes are a set that is written down in some order, and JSON objects grow: api_url was added around 2022. What an ' +
    'app does not know it leaves alone.',
  goesWrong:
    'Zoom adds a key or sorts its scopes, and every refresh fails a check. All connections go down within the hour.',
  zoomSays: '200 {"token_type":"bearer","scope":"<in another order>","access_token":"…",…,"<a new key>":…}',
  remedy: `Compare scopes as sets, and let unknown keys pass:
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

  async run(test) {
    const { zoom, newPerson, given, expect } = test
    const { person: first } = await personWithExpiredToken(test)
    given.works(await first.use(), 'used the app after a refresh that was answered as usual')

    const { person: refreshed } = await personWithExpiredToken(test)
    await zoom.setSwitches({ tokenBodyShape: 'unusual' })
    const unusual = 'the scopes had another order, and there was a key more'
    expect.works(await refreshed.use(), `used the app, and in the answer to the refresh ${unusual}`)
    const connecting = newPerson()
    expect.works(await connecting.connect(), `connected, and in the answer to the code ${unusual}`)
    expect.works(await connecting.use(), 'used the app with those tokens')
  },
}
