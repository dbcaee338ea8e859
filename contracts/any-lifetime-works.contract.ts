import type { Contract } from '../src/contract-runner/index.ts'
import { connectedPerson } from './expired-token.ts'
import { apiCalled, codeExchanged } from './situations.ts'

/** Zoom’s documentation says 3599 and 3600, and one recorded response 3598. Tomorrow it may be another number. */
const lifetimes = [3598, 7200]

export const contract: Contract = {
  id: 'any-lifetime-works',
  group: 'refresh',
  title: 'The app accepts tokens with any expires_in.',
  why:
    'expires_in is 3599 in most of Zoom’s responses, and 3600 or 3598 in others. It is a number of seconds that ' +
    'the server chooses, not a constant.',
  goesWrong:
    'A response with 3598 fails a check, and some people can’t connect, or lose the connection at a refresh, for ' +
    'no apparent reason.',
  zoomSays: '200 {"access_token":"…","token_type":"bearer","refresh_token":"…","expires_in":3598,…}',
  remedy: `Accept any number, and keep a margin:
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
  situation: [codeExchanged(1 + lifetimes.length), apiCalled(1 + lifetimes.length)],

  async run(test) {
    const { zoom, newPerson, given, expect } = test
    const { person: first } = await connectedPerson(test)
    given.works(await first.use(), 'used the app with a token that lives for 3599 seconds')
    for (const expiresIn of lifetimes) {
      await zoom.switches.set({ expiresIn })
      const person = await newPerson()
      expect.works(await person.connect(), `connected with a token that lives for ${expiresIn} seconds`)
      expect.works(await person.use(), `used the app with a token that lives for ${expiresIn} seconds`)
    }
  },
}
