import { closing } from '../../support/raw-request.ts'
import { formType } from './scene.ts'

const names = [
  ...['response_type', 'client_id', 'client_secret', 'redirect_uri', 'state', 'scope', 'optional_scope'],
  ...['code_challenge', 'code_challenge_method', 'grant_type', 'code', 'code_verifier', 'refresh_token'],
  ...['account_id', 'device_code', 'user_code', 'token', 'access_token', 'zoom_user', 'decision'],
]
const values = [
  ...[
    'code',
    'acme_scheduler_dev_01',
    'acme-scheduler-secret-for-dev-01',
    'acme_desktop_pub_0001',
    'S256',
    'plain',
  ],
  ...['http://127.0.0.1:3999/callback', 'http://localhost:1', 'authorization_code', 'refresh_token'],
  ...['account_credentials', 'client_credentials', 'urn:ietf:params:oauth:grant-type:device_code'],
  ...['ZoeaTdcdQ6-X0c58J3YzLw', 'jill@example.com', 'allow', 'decline', 'user:read:user', '1'],
]
const oddities = [
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    '-1',
    '[]',
    '{}',
    'true',
    '',
    '%',
    '%%',
    '%0',
  ],
  ...['%00', '%zz', '%ff', '+', '&', '=', '#', '?', ';', ',', '"', "'", '<b>', '//', 'x:', 'https://zoom.us'],
]
const callback = 'redirect_uri=http://127.0.0.1:3999/callback'
const device = 'urn:ietf:params:oauth:grant-type:device_code'
/** Requests that are correct or almost correct: each is then changed a little. */
const templates = [
  ['GET /oauth/authorize', `response_type=code&client_id=acme_scheduler_dev_01&${callback}&state=s`],
  ['GET /v2/authorize', `response_type=code&client_id=acme_scheduler_dev_01&${callback}&code_challenge=x`],
  ['POST /oauth/authorize', `response_type=code&client_id=acme_scheduler_dev_01&${callback}`],
  ['POST /oauth/token', `grant_type=authorization_code&code=x&${callback}&code_verifier=y`],
  ['POST /oauth/token', 'grant_type=refresh_token&refresh_token=x'],
  ['POST /oauth/token', 'grant_type=account_credentials&account_id=fjWCMNv_RySUpbdBJjO-Tg'],
  ['POST /oauth/token', 'grant_type=client_credentials'],
  ['POST /oauth/token', `grant_type=${device}&device_code=x`],
  ['POST /oauth/devicecode', 'client_id=acme_desktop_pub_0001'],
  ['POST /oauth_device', 'user_code=x&zoom_user=ZoeaTdcdQ6-X0c58J3YzLw&decision=allow'],
  ['GET /oauth/device/complete/x', ''],
  ['POST /oauth/revoke', 'token=x'],
  ['GET /v2/users/me', 'access_token=x'],
] as const
const methods = [
  'GET',
  'GET',
  'POST',
  'POST',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
]

/** Mulberry32: numbers from 0 up to 1, the same for the same start. */
export function chanceOf(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Generates random requests, from almost correct ones to plain garbage. */
export function randomRequests(chance: () => number) {
  const below = (limit: number) => Math.floor(chance() * limit)
  const one = <Value>(choices: readonly Value[]): Value => choices[below(choices.length)] as Value
  const some = (most: number, make: () => string) => Array.from({ length: below(most + 1) }, make)
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => below(256)))
  const escaped = () => bytes(below(20)).toString('hex').replace(/../g, '%$&')
  const odd = () => one([() => one(oddities), escaped, () => 'a'.repeat(below(3000))])()
  const word = () => one([() => one(names), () => one(values), odd])()

  const pair = () => `${one([() => one(names), () => one(names), odd])()}=${one([() => one(values), word])()}`
  const pairs = () => some(8, () => one([pair, pair, pair, word])()).join('&')
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const right = `Basic ${base64('acme_scheduler_dev_01:acme-scheduler-secret-for-dev-01')}`
  const credentials = () =>
    one([
      () => right,
      () => `Basic ${base64(`${word()}${one([':', ''])}${word()}`)}`,
      () => `Bearer ${word()}`,
      () => `${one(['Basic', 'basic', 'Digest', ''])} ${word()}`,
    ])()
  const header = () =>
    one([
      () => `Authorization: ${credentials()}`,
      () => `Authorization: ${right}`,
      () =>
        `Content-Type: ${one([formType, formType, 'application/json', 'text/plain', 'multipart/form-data', odd()])}`,
      () => `Accept: ${one(['application/json', 'text/html', '*/*', odd()])}`,
      () => `Cookie: ${word()}=${word()}; mock_zoom_user=${word()}`,
      () => `Origin: ${word()}`,
      () => `X-Forwarded-Host: ${word()}`,
    ])().replace(/[^\t\x20-\x7e]/g, '')
  const visible = (text: string) => text.replace(/[^\x21-\x7e]/g, '')
  const strangePath = () => `/${word()}/${word()}`.replace(/[?#]/g, '')
  /** Parameters with some changed, missing, doubled or added. */
  const changed = (parameters: string) =>
    [...parameters.split('&'), ...some(2, pair)]
      .flatMap((parameter) => {
        const [name] = parameter.split('=')
        if (chance() < 0.75) return parameter
        return one([[], [`${name}=${word()}`], [parameter, `${name}=${word()}`], [odd()]])
      })
      .join('&')
  const json = (): string =>
    one([
      () => `"${one([...values, ...oddities]).replace(/["\\]/g, '')}"`,
      () => String(one([0, -1, 1, 0.5, 1e9, 1e300, 2 ** 53])),
      () =>
        one(['null', 'true', '[]', '{}', '[null]', '"\\u0000"', '"\\ud800"', `"${'a'.repeat(below(3000))}"`]),
    ])()

  return {
    /** Valid HTTP, whatever its content. */
    wellFormed() {
      const [route, parameters] = one(templates)
      const [method = '', path = ''] = chance() < 0.85 ? route.split(' ') : [one(methods), strangePath()]
      const asQuery = route.includes('uthorize') || chance() < 0.2
      const query = asQuery ? changed(parameters) : one(['', '', pairs()])
      const body = one([
        () => Buffer.from(asQuery ? pairs() : changed(parameters)),
        () => Buffer.from(asQuery ? 'zoom_user=ZoeaTdcdQ6-X0c58J3YzLw&decision=allow' : changed(parameters)),
        () => bytes(below(200)),
        () => Buffer.from(`{"${word()}":`),
      ])()
      const head = [
        `${method} ${visible(path)}?${visible(query.replaceAll('#', '%23'))} HTTP/1.1`,
        ...some(3, header),
        ...one([[`Authorization: ${right}`], [`Authorization: ${right}`], []]),
        ...one([[`Content-Type: ${formType}`], [`Content-Type: ${formType}`], []]),
        `Content-Length: ${body.length}`,
      ]
      return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n${closing}`), body])
    },
    /** A correct request with a few bytes changed, added or missing, or no request at all. */
    damaged() {
      if (chance() < 0.1) return Buffer.concat([Buffer.from('x'), bytes(below(400))])
      const parts = [...this.wellFormed()]
      for (let change = below(6); change >= 0; change -= 1) {
        parts.splice(below(parts.length), below(3), ...bytes(below(3)))
      }
      const length = chance() < 0.1 ? below(parts.length) : parts.length
      return Buffer.from(['P'.charCodeAt(0), ...parts.slice(1, length)])
    },
    /** An object with some of these keys and random values. */
    object: (keys: readonly string[]) => `{${some(4, () => `"${one(keys)}":${json()}`).join(',')}}`,
    one,
  }
}
