import { authorizationOf, isBoundByPkce } from '../authorization.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

const weaknesses = {
  short: 'too short to be random',
  number: 'a plain number',
  path: 'an address',
  email: 'an email address',
} as const

/** Others can have the same value. */
export const stateGuessable: FindingRule<'code.redeemed'> = {
  id: 'state-guessable',
  title: 'The state can be guessed, and the app exchanged the code that came back with it.',
  inProduction:
    'Anyone who guesses it can make a person’s browser call your callback with the attacker’s own code: the person ' +
    'is then connected to the attacker’s Zoom account.',
  remedy:
    'Send a random state of 128 bits or more, bound to the browser’s session. Keep what it has to remember (the ' +
    'person, the page to return to) on the server, under that state.',
  sources: ['RFC 6749, section 10.10', 'RFC 9700, section 2.1'],
  needs: ['browser'],
  on: ['code.redeemed'],
  diagnose(redeemed, history) {
    const flow = authorizationOf(redeemed, history)
    if (!flow || isBoundByPkce(flow) || flow.asked.stateWeakness === null) return undefined
    const { stateLength, stateWeakness } = flow.asked
    return {
      about: redeemed.clientId,
      sentence:
        `The state that ${history.app(redeemed.clientId)} sent to Zoom at ${clockTime(flow.asked.at)} is ` +
        `${weaknesses[stateWeakness]} (${stateLength} ${stateLength === 1 ? 'character' : 'characters'}), and at ` +
        `${clockTime(redeemed.at)} the app exchanged the code ${redeemed.code} that came back with it.`,
      evidence: [flow.asked, flow.issued, redeemed],
    }
  },
}
