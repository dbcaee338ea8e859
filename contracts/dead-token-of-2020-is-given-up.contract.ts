import type { Contract } from '../src/contract-runner/index.ts'
import { expectDeadTokenIsGivenUp } from './dead-token.ts'
import { refreshRefused } from './situations.ts'

export const contract: Contract = {
  id: 'dead-token-of-2020-is-given-up',
  group: 'refresh',
  title:
    'When Zoom refuses a refresh as it did in 2020, with 401 and “invalid_request”, the app gives up in the same way.',
  why:
    'Zoom has changed its words for a dead refresh token without notice: 401 and “invalid_request” until about ' +
    '2022, 400 and “invalid_grant” since. Nobody knows what it will say next, so the app must not depend on the ' +
    'status alone or on the error value alone.',
  goesWrong:
    'When Zoom changes its words, people with dead tokens are no longer asked to connect again. Every use fails, ' +
    'although nothing in the app has changed.',
  zoomSays: '401 {"reason":"Invalid Token!","error":"invalid_request"}',
  remedy: `Recognize both forms by the reason that they share:
    const dead = [400, 401].includes(status) &&
      (body.error === 'invalid_grant' || (body.error === 'invalid_request' && body.reason === 'Invalid Token!'))
    if (dead) { forgetTokens(row); throw new ConnectAgain() }`,
  evidence: [
    'https://github.com/mattermost/mattermost-plugin-zoom/issues/203',
    'https://github.com/calcom/cal.diy/pull/729',
    'https://github.com/tl-its-umich-edu/remote-office-hours-queue/issues/363',
  ],
  profiles: ['2020'],
  severity: 'should',
  needs: [],
  twins: ['knows-only-400', 'retries-dead-token', 'hides-dead-connections'],
  buildsOn: ['dead-token-is-given-up'],
  situation: [refreshRefused()],

  run: expectDeadTokenIsGivenUp,
}
