import type { Contract } from '../src/contract-runner/index.ts'
import { connectedPerson } from './expired-token.ts'

/** Zoom’s documentation says 3599 and 3600, a recorded answer 3598; tomorrow’s may be another. */
const lifetimes = [3598, 7200]

export const contract: Contract = {
  id: 'any-lifetime-works',
  group: 'refresh',
  title: 'Whatever expires_in says, the app takes the tokens.',
  why:
    'expires_in is 3599 in most answers of Zoom’s, 3600 and 3598 in others. It is a number of seconds that the server ' +
    'chooses, and not a constant.',
  goesWrong:
    'An answer that says 3598 does not pass a check, and some people can’t connect, or lose the connection at a refresh, ' +
    'for no reason that anybody finds.',
  zoomSays: '200 {"access_token":"…","token_type":"bearer","refresh_token":"…","expires_in":3598,…}',
  remedy: `Take any number, and have a margin:
    const lifetime = Number.isFinite(tokens.expires_in) ? tokens.expires_in : 3599
    const expiresAt = Date.now() + lifetime * 1000`,
  evidence: [
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
    'https://github.com/kyleboe/zoom_rb',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['insists-on-3600'],

  async run(test) {
    const { zoom, newPerson, given, expect } = test
    const { person: first } = await connectedPerson(test)
    given.works(await first.use(), 'used the app with a token that lives for 3599 seconds')
    for (const expiresIn of lifetimes) {
      await zoom.setSwitches({ expiresIn })
      const person = newPerson()
      expect.works(await person.connect(), `connected, and the token lives for ${expiresIn} seconds`)
      expect.works(await person.use(), `used the app with a token that lives for ${expiresIn} seconds`)
    }
  },
}
