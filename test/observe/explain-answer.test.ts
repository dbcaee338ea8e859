import { expect, test } from 'vitest'
import type { RefusalReason } from '../../src/mock-zoom/domain/refusal.ts'
import { accounts } from '../../src/mock-zoom/findings/accounts.ts'
import { fillBody, fillPage } from '../../src/mock-zoom/zoom/errors.ts'
import { knownAnswers } from '../../src/observe/answers.ts'
import { explainAnswer } from '../../src/observe/explain-answer.ts'
import { signs } from '../../src/observe/signs.ts'

const reasonsFor = (text: string) => explainAnswer(text)?.reasons.map(({ reason }) => reason)

const values = {
  code: 'mk1Cq8Pap6_PatCmZLwQxKCZOUJsBwojQ',
  client_id: 'some_client_id',
  app_name: 'Acme Scheduler',
  redirect_uri: 'https://app.example/callback?x=1',
  scopes: 'user:read:user',
  quoted_scopes: '"user:read:user"',
  user_id: 'jill@example.com',
  meeting_id: '81234567890',
  endpoint: 'GET /v2/users/me/recordings',
  limit: '100',
  errors: '[{"field":"type","message":"Invalid field."}]',
}

test('every response of the table is explained with its own reason, in its era, as body, as page, and in a line of a log', () => {
  const missed = knownAnswers().flatMap(({ reason, era, answer }) => {
    const body = fillBody(answer.body, values)
    const texts = [
      body,
      `ERROR zoom: request failed with status ${answer.status}: ${body.replaceAll('"', "'")}`,
      `{"level":"error","msg":${JSON.stringify(body)}}`,
      ...(answer.page === undefined ? [] : [fillPage(answer.page, values)]),
    ]
    return texts.filter(
      (text) => !explainAnswer(text)?.reasons.some((one) => one.reason === reason && one.eras.includes(era)),
    )
  })
  expect(missed).toEqual([])
})

test('the line of the thread, as it was pasted, is of 2020, and the old code comes first', () => {
  const line =
    'Zoom API error: invalid_request, reason: Invalid authorization code mk1Cq8Pap6_PatCmZLwQxKCZOUJsBwojQ"'
  const explained = explainAnswer(line)
  expect(explained?.words).toEqual(['Invalid authorization code …'])
  expect(explained?.reasons.map(({ reason, eras }) => `${reason} ${eras.join()}`)).toEqual([
    'code-spent 2020',
    'code-expired 2020',
    'pkce-mismatch 2020',
    'pkce-verifier-missing 2020',
    'code-unknown 2020',
    'code-for-another-app 2020',
    'code-replaced 2020',
    'pkce-verifier-unexpected 2020',
    'code-owner-removed 2020',
  ])
  expect(explained?.reasons[0]?.finding?.rule).toBe('stale-code-after-reconnect')
  expect(JSON.stringify(explained)).not.toContain('mk1Cq8')
})

test('an app’s own sentence for it is told apart from Zoom’s words', () => {
  const line =
    'Error processing zoom oauth2 redirect request: the code [ibcgiRImMi_PatCmZLwQxKCZOUJsBwojQ] for exchanging OAuth token is invalid.'
  expect(explainAnswer(line)).toMatchObject({
    resembles: true,
    words: ['Invalid authorization code', 'Invalid authorization code …'],
  })
  expect(reasonsFor(line)?.[0]).toBe('code-spent')
})

test('status, error name and number tell eras and reasons apart', () => {
  const first = (text: string) => {
    const [one] = explainAnswer(text)?.reasons ?? []
    return `${one?.reason} ${one?.eras.join()}`
  }
  expect(first('400 {"reason":"Invalid Token!","error":"invalid_grant"}')).toBe('refresh-token-rotated 2026')
  expect(first('HTTP 401: Invalid Token!')).toBe('refresh-token-rotated 2020')
  expect(first('Access token is expired.')).toBe('access-token-expired 2026,2020')
  expect(first('4711')).toBe('scope-missing 2026,2020')
  expect(first('Invalid redirect: https://x.example (4,700)')).toBe('redirect-uri-not-registered 2026,2020')
  expect(first('400 {"reason":"Invalid Token!","error":"invalid_request"}')).toBe(
    'revoke-token-unknown 2026,2020',
  )
})

// As people pasted them into public issues, and as libraries print Zoom’s responses.
test.each([
  [
    'Error while refreshing tokens: 400 (Bad Request) {"reason":"Invalid Token!","error":"invalid_grant"}',
    'words refresh-token-rotated',
  ],
  [
    'Error while refreshing tokens: 400 (Bad Request) {"error":"invalid_grant"}',
    'name refresh-token-rotated',
  ],
  [
    'Client error: `POST https://zoom.us/oauth/token` resulted in a `400 Bad Request` response: {"reason":"Invalid client_id or client_secret","error":"invalid_client"}',
    'words client-secret-wrong',
  ],
  [
    "ERROR:root:Unsuccessful request to https://api.zoom.us/v2/users/me/meetings: [401] {'code': 124, 'message': 'Access token is expired.'}",
    'words access-token-expired',
  ],
  ['Zoom webservice error: Invalid access token..', 'words access-token-expired'],
  [
    'Connection failed: Invalid access token, does not contain scopes: [user:write:admin, user:read:admin].',
    'words scope-missing',
  ],
  [
    '{"code":4711,"message":"Invalid access token, does not contain scopes:[meeting:write:meeting, (truncated...)',
    'words scope-missing',
  ],
  ['"Invalid access token, does not contain sco', 'words scope-missing'],
  ['array:2 [▼ "code" => 124 "message" => "Invalid access token." ]', 'words access-token-expired'],
  ['Connection status: Connection failed: No access token returned', 'own-words code-spent'],
  ['HTTP_STATUS: 401-Unauthorized, Not authenticated.', 'status access-token-expired'],
  [
    'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://api.zoom.us/v2/users/me',
    'status access-token-expired',
  ],
  [
    'requests.exceptions.HTTPError: 400 Client Error: Bad Request for url: https://zoom.us/oauth/token',
    'status code-spent',
  ],
  ['oauthlib.oauth2.rfc6749.errors.InvalidGrantError: (invalid_grant)', 'name code-spent'],
  ['oauthlib.oauth2.rfc6749.errors.InvalidClientError: (invalid_client)', 'name client-secret-wrong'],
  [
    'oauth2: cannot fetch token: 400 Bad Request\\nResponse: {\\"reason\\":\\"Redirect URI mismatch\\"}',
    'words redirect-uri-mismatch',
  ],
  [
    '\u001B[31m<p>Invalid redirect: https://app.example/cb (4,700)</p>\u001B[0m',
    'words redirect-uri-not-registered',
  ],
  ['{&quot;reason&quot;:&quot;unsupported grant type&quot;}', 'words body-not-form-encoded'],
  ['error 4741', 'number refresh-token-superseded'],
  ['Code is expired', 'words code-expired'],
  ['GET /callback?error=access_denied&state=x', 'name consent-declined'],
  ['URL validation failed. Try again later.', 'words url-validation-failed'],
  ['Unable to install this app without the developer’s account', 'words app-not-published'],
  ['Unable to find your account on Zoom.', 'own-words user-unknown'],
  ['Request failed with status code 400', 'undefined undefined'],
])('%s', (text, expected) => {
  const explained = explainAnswer(text)
  expect(`${explained?.by} ${explained?.reasons[0]?.reason}`).toBe(expected)
})

test('what is not Zoom’s is not explained', () => {
  for (const text of ['', 'hello', 'the server said no', '<html>502 Bad Gateway</html>', 'x'.repeat(200_000)])
    expect(explainAnswer(text), text.slice(0, 30)).toBeUndefined()
})

test('each reason’s finding is one that accounts for it', () => {
  const wrong = (Object.keys(signs) as RefusalReason[]).filter((reason) => {
    const { finding } = signs[reason]
    return finding !== null && !accounts[reason].findings.includes(finding)
  })
  expect(wrong).toEqual([])
})
