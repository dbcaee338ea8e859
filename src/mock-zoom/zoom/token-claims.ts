import { createHash } from 'node:crypto'
import type { Grant, Token } from '../domain/token.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { Switches } from './profiles.ts'

/** What a token contains in addition to its own row. */
export interface TokenSubject {
  readonly token: Token
  readonly grant: Grant
  readonly user: ZoomUser
}

/** The claims of a token, in Zoom's order. */
export function tokenClaims(subject: TokenSubject, format: Exclude<Switches['tokenFormat'], 'opaque'>) {
  return format === 'v6' ? longClaims(subject) : shortClaims(subject, format === 'v8' ? 8 : 7)
}

/** Version 6, in the order of the sample in Zoom's older documentation. */
function longClaims({ token, grant, user }: TokenSubject) {
  return {
    ver: '6',
    clientId: grant.clientId,
    code: grant.code,
    iss: `urn:zoom:connect:clientid:${grant.clientId}`,
    authenticationId: grant.id,
    userId: user.id,
    groupNumber: 0,
    aud: 'https://oauth.zoom.us',
    accountId: user.accountId,
    nbf: seconds(token.issuedAt),
    exp: seconds(token.expiresAt),
    tokenType: `${token.kind}_token`,
    iat: seconds(token.issuedAt),
    jti: token.id,
    toleranceId: 0,
  }
}

/** Version 7 renamed the claims, which broke apps that decode tokens. Version 8's list is not public, so it gets the same names. */
function shortClaims({ token, grant, user }: TokenSubject, version: 7 | 8) {
  return {
    ver: version,
    auid: grant.id,
    code: grant.code,
    iss: `zm:cid:${grant.clientId}`,
    gno: 0,
    type: token.kind === 'access' ? 0 : 1,
    tid: 0,
    aud: 'https://oauth.zoom.us',
    uid: user.id,
    nbf: seconds(token.issuedAt),
    exp: seconds(token.expiresAt),
    iat: seconds(token.issuedAt),
    aid: user.accountId,
    jti: token.id,
  }
}

/** The lifetime of an access key is two hours: staff in zoom/api#44, and a link that somebody published in 2022. */
const zakLifetime = 2 * 60 * 60

/** The header of a Zoom access key, as in a published start_url of 2022, and in those recorded in May 2026. */
export const zakHeader = (apiBodies: Switches['apiBodies']) =>
  ({ typ: 'JWT', sv: apiBodies === '2026' ? '000002' : '000001', zm_skm: 'zm_o2m', alg: 'HS256' }) as const

/**
 * The claims of a Zoom access key in the order of 2026 (recordings in NangoHQ/integration-templates), or as in a start_url
 * published in 2022. With a meeting's number it is for that meeting only.
 */
export function zakClaims(
  user: ZoomUser,
  now: number,
  meetingNumber: number | undefined,
  apiBodies: Switches['apiBodies'],
) {
  const mnum = meetingNumber === undefined ? {} : { mnum: String(meetingNumber) }
  const times = { exp: seconds(now) + zakLifetime, iat: seconds(now) }
  if (apiBodies === '2026') {
    const zid = createHash('md5').update(`${user.id}:${meetingNumber}:${now}`).digest('hex')
    return {
      ...{ iss: 'web', clt: 0, ...mnum, aud: 'clientsm', uid: user.id, zid, sk: '0', sty: 1, wcd: 'us02' },
      ...{ ...times, aid: user.accountId, cid: '' },
    }
  }
  return {
    aud: 'clientsm',
    uid: user.id,
    iss: 'web',
    sk: '0',
    sty: 100,
    wcd: 'us02',
    clt: 0,
    ...mnum,
    ...times,
    aid: user.accountId,
    cid: '',
  }
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
