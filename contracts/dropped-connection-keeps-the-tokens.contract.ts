import type { Contract } from '../src/contract-runner/index.ts'
import { faultMet } from './situations.ts'
import { expectConnectionOutlives } from './trouble-at-refresh.ts'

export const contract: Contract = {
  id: 'dropped-connection-keeps-the-tokens',
  group: 'refresh',
  title: 'A refresh that gets no response at all costs nobody the connection.',
  why:
    'A connection that breaks off says nothing about the token. Usually the request never reached Zoom, and the ' +
    'same refresh token works at the next call; if it was used up, Zoom will say so then.',
  goesWrong:
    'The app’s own network hiccups, a name fails to resolve for a second, and the people who were working at that ' +
    'moment have to connect again.',
  zoomSays: 'Nothing: ECONNRESET, ETIMEDOUT, EAI_AGAIN',
  remedy: `Let network failures pass through, and leave the row alone:
    try {
      return save(row, await refresh(row.refreshToken))
    } catch (failure) {
      if (failure instanceof ZoomRefusal && failure.refreshTokenIsDead) forgetTokens(row)
      throw failure
    }`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/keybase/managed-bots/blob/master/zoombot/zoombot/handler.go',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['drops-tokens-on-network-error'],
  buildsOn: ['server-error-keeps-the-connection'],
  situation: [faultMet('token')],

  run: (test) =>
    expectConnectionOutlives(test, [{ happened: 'broke off without a response', fault: { drop: true } }]),
}
