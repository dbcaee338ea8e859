import type { Contract } from '../src/contract-runner/index.ts'
import { expectDeadTokenIsGivenUp } from './dead-token.ts'

export const contract: Contract = {
  id: 'dead-token-is-given-up',
  group: 'refresh',
  title:
    'A refresh that Zoom refuses with 400 and “invalid_grant” is tried once, and the person is asked to connect again.',
  why:
    'The person may remove the app at Zoom at any time, an admin may do so, and 90 days without use end a refresh token ' +
    'too. Then only the person can help. Since 2022 Zoom says it with 400; before, it was 401, and code that knows only ' +
    'that keeps dead tokens.',
  goesWrong:
    'The app shows “connected” and fails at every use; the person is never told that connecting again would mend it. ' +
    'Jobs in the background try the same dead token for ever.',
  zoomSays: '400 {"reason":"Invalid Token!","error":"invalid_grant"}',
  remedy: `Forget the tokens at the first refusal, whatever status Zoom’s era gave it:
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

  run: expectDeadTokenIsGivenUp,
}
