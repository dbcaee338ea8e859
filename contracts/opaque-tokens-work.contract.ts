import type { Contract } from '../src/contract-runner/index.ts'
import { aMoment, expire, personWithExpiredToken } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'opaque-tokens-work',
  group: 'refresh',
  title: 'The app passes tokens on unread: it also works with tokens that aren’t JWTs.',
  why:
    'The content of a token is Zoom’s private matter. The claims were already renamed once, from version 6 to 7, ' +
    'and Zoom’s staff wrote that they can change at any time. Who the user is and how long a token lives are ' +
    'available elsewhere.',
  goesWrong:
    'One day Zoom changes its tokens, and nobody can connect any more, or people get mixed up because the user’s ' +
    'id is “undefined” for all of them.',
  zoomSays:
    '200 {"access_token":"<anything>","token_type":"bearer","refresh_token":"<anything>","expires_in":3599,…}',
  remedy: `Ask the API who the user is, and take the token’s lifetime from the response:
    const user = await get(\`\${tokens.api_url}/v2/users/me\`, tokens.access_token)
    const expiresAt = Date.now() + tokens.expires_in * 1000`,
  evidence: [
    'https://devforum.zoom.us/t/getting-zoom-userid-from-access-token/25064',
    'https://devforum.zoom.us/t/oauth-access-token-signature-verification/7899',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['decodes-the-token'],
  situation: [refreshed(2)],

  async run(test) {
    const { zoom, newPerson, given, expect } = test
    const { person: first } = await personWithExpiredToken(test)
    given
      .by('expired-token-is-refreshed')
      .works(await first.use(), 'used the app after a JWT token had expired')

    await zoom.switches.set({ tokenFormat: 'opaque', expiresIn: aMoment })
    const person = await newPerson()
    expect.works(await person.connect(), 'connected with tokens that weren’t JWTs')
    await expire(test)
    expect.works(await person.use(), 'used the app after a token that wasn’t a JWT had expired')
  },
}
