import type { Contract } from '../src/contract-runner/index.ts'
import { aMoment, expire, personWithExpiredToken } from './expired-token.ts'

export const contract: Contract = {
  id: 'opaque-tokens-work',
  group: 'refresh',
  title: 'Tokens are passed on as they are: the app works with some that are no JWT.',
  why:
    'What is inside a token is between Zoom and Zoom. The claims were renamed once already, from version 6 to 7, and Zoom’s ' +
    'staff wrote that they can change at any time. Who the user is and how long a token lives stand elsewhere.',
  goesWrong:
    'Zoom changes its tokens on some day, and nobody can connect any more, or people become one another: the user’s id is ' +
    '“undefined” for all of them.',
  zoomSays:
    '200 {"access_token":"<anything>","token_type":"bearer","refresh_token":"<anything>","expires_in":3599,…}',
  remedy: `Ask the API who the user is, and the answer how long the token lives:
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

  async run(test) {
    const { zoom, newPerson, given, expect } = test
    const { person: first } = await personWithExpiredToken(test)
    given.works(await first.use(), 'used the app after a token that is a JWT had expired')

    await zoom.setSwitches({ tokenFormat: 'opaque', expiresIn: aMoment })
    const person = newPerson()
    expect.works(await person.connect(), 'connected, and the tokens were no JWTs')
    await expire(test)
    expect.works(await person.use(), 'used the app after a token that is no JWT had expired')
  },
}
