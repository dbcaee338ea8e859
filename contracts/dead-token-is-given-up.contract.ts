import type { Contract } from '../src/contract-runner/index.ts'
import { expectDeadTokenIsGivenUp } from './dead-token.ts'
import { refreshRefused } from './situations.ts'

export const contract: Contract = {
  id: 'dead-token-is-given-up',
  group: 'refresh',
  title:
    'When Zoom refuses a refresh with 400 and “invalid_grant”, the app tries once and asks the person to connect ' +
    'again.',
  why:
    'The person or an admin may remove the app at Zoom at any time, and 90 days without use end a refresh token ' +
    'too. Then only the person can help. Since 2022 Zoom says so with 400; before, it was 401, and code that only ' +
    'knows the 401 keeps dead tokens.',
  goesWrong:
    'The app shows “connected” and fails at every use; it never tells the person that connecting again would fix ' +
    'it. Background jobs try the same dead token forever.',
  zoomSays: '400 {"reason":"Invalid Token!","error":"invalid_grant"}',
  remedy: `Forget the tokens at the first refusal, whichever status Zoom used:
    const dead = [400, 401].includes(status) &&
      (body.error === 'invalid_grant' || (body.error === 'invalid_request' && body.reason === 'Invalid Token!'))
    if (dead) { forgetTokens(row); throw new ConnectAgain() }`,
  evidence: [
    'https://github.com/tl-its-umich-edu/remote-office-hours-queue/issues/363',
    'https://github.com/raycast/extensions/issues/10896',
    'https://github.com/singer-io/tap-zoom',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['knows-only-401', 'retries-dead-token', 'hides-dead-connections'],
  about: ['dead-refresh-token-kept'],
  situation: [refreshRefused()],

  run: expectDeadTokenIsGivenUp,
}
