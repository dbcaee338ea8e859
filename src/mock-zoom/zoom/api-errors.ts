import type { ResourceRefusal } from '../domain/refusal.ts'
import type { Switches } from './profiles.ts'
import type { ErrorRow, ZoomAnswer } from './zoom-answer.ts'
import { answer, same } from './zoom-answer.ts'

const apiErrors = 'developers.zoom.us/docs/api/errors'
const rateLimitGuide = 'github.com/zoom/skills, skills/rest-api/references/rate-limits.md'
const unknownEndpoint = '{"code":2300,"message":"This API endpoint is not recognized."}'
const unknownMeeting = '{"code":3001,"message":"Meeting does not exist: {meeting_id}."}'
const missing = 'Invalid access token, does not contain scopes'

/** How other parts of Zoom's API report a missing scope (switch `scopeErrorShape`). */
const scopeErrorShapes: Readonly<Record<Exclude<Switches['scopeErrorShape'], '4711'>, ZoomAnswer>> = {
  // Exactly like this: the quotation marks within the message are not escaped.
  104: answer(
    'logged',
    400,
    `{"code":104,"message":"${missing}:[{=quoted_scopes}]"}`,
    'github.com/Jericho/ZoomNet, Extensions/Internal.cs',
    'devforum.zoom.us/t/115792',
  ),
  201: answer(
    'logged',
    400,
    `{"code":201,"message":"${missing}:[{scopes}]."}`,
    'github.com/zoom/skills, skills/rest-api/references/marketplace-apps.md',
  ),
  4700: answer('documented', 400, `{"code":4700,"message":"${missing}:[{scopes}]."}`, apiErrors),
}

/** The endpoint of access keys has words of its own: 4700, and a space before the list. */
export const zakScopeMissing: ZoomAnswer = answer(
  'logged',
  400,
  `{"code":4700,"message":"${missing}: [{scopes}]."}`,
  'devforum.zoom.us/t/58685',
  'devforum.zoom.us/t/90388',
)

/** What the switch `scopeErrorShape` puts in the place of error 4711. */
export const scopeErrorShape = ({ scopeErrorShape: shape }: Switches): ZoomAnswer | undefined =>
  shape === '4711' ? undefined : scopeErrorShapes[shape]

/** How the Contact Center has reported a dead access token since July 2024 (switch `deadTokenShape`). */
const statusFalse: ZoomAnswer = answer(
  'logged',
  401,
  '{"status":false,"errorCode":401}',
  'devforum.zoom.us/t/114327',
)

/** What the switch `deadTokenShape` puts in the place of error 124. */
export const deadTokenShape = (switches: Switches): ZoomAnswer | undefined =>
  switches.deadTokenShape === 'status-false' ? statusFalse : undefined

/** With a full stop: a log of October 2020, and the tests of two apps of 2026. */
export const unknownUser: ErrorRow = same(
  answer(
    'logged',
    404,
    '{"code":1001,"message":"User does not exist: {user_id}."}',
    'github.com/mattermost/mattermost-plugin-zoom/issues/176',
  ),
)

/** What Zoom says for each true reason to refuse a call with a good token. */
export const resourceErrors: Readonly<Record<ResourceRefusal, ErrorRow>> = {
  'endpoint-unknown': same(
    answer('logged', 404, unknownEndpoint, 'github.com/zoom/rivet-javascript/issues/12'),
  ),
  // Zoom would have an answer: this is the mock's own, in a shape that nobody takes for Zoom's.
  'endpoint-without-body': same(
    answer(
      'unknown',
      501,
      '{"mock_zoom":{"problem":"Zoom has {endpoint}, and this token opens it, but mock-zoom has no body for it.","remedy":"Give it a body with a stub: docs/stubs.md. Or set the switch operationWithoutBody."}}',
    ),
  ),
  'rate-limit-per-second': same(
    answer(
      'documented',
      429,
      '{"code":429,"message":"You have reached the maximum per-second rate limit for this API. Try again later."}',
      rateLimitGuide,
      'github.com/kyleboe/zoom_rb, spec/fixtures',
    ),
  ),
  'rate-limit-per-day': same(
    answer(
      'documented',
      429,
      '{"code":429,"message":"You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request."}',
      rateLimitGuide,
    ),
  ),
  // The sentence was logged; that it comes with 429 is inferred from the guide.
  'meeting-limit-per-day': same(
    answer(
      'inferred',
      429,
      '{"code":429,"message":"A maximum of {limit} meetings can be created/updated for a single user in one day."}',
      'github.com/keybase/managed-bots/pull/202',
      rateLimitGuide,
    ),
  ),
  'user-is-not-me': {
    2026: answer(
      'documented',
      400,
      `{"code":4711,"message":"${missing}:[{scopes}]."}`,
      'github.com/zoom/skills, skills/rest-api/concepts/api-architecture.md',
    ),
    2020: answer(
      'inferred',
      400,
      `{"code":4711,"message":"${missing}: [{scopes}]."}`,
      'github.com/zoom/skills, skills/rest-api/concepts/api-architecture.md',
    ),
    instead: scopeErrorShape,
  },
  'user-unknown': unknownUser,
  'user-of-another-account': {
    ...same(
      answer(
        'logged',
        400,
        '{"code":1010,"message":"User not found on this account"}',
        'github.com/mattermost/mattermost-plugin-zoom/issues/43',
        'github.com/jrchamp/moodle-mod_zoom/issues/64',
      ),
    ),
    instead: ({ userOfAnotherAccount, errorDialect }) =>
      userOfAnotherAccount === 'unknown-user' ? unknownUser[errorDialect] : undefined,
  },
  // The status is documented.
  'user-exists': same(
    answer(
      'logged',
      409,
      '{"code":1005,"message":"User already in the account: {email}"}',
      'a comment in eSyncTraining’s LTI integration',
      'github.com/jrchamp/moodle-mod_zoom, tests (the text)',
    ),
  ),
  'user-pending': same(
    answer(
      'logged',
      400,
      '{"code":1000,"message":"You can not access settings of users that are still in pending state."}',
      'github.com/jrchamp/moodle-mod_zoom/issues/131',
    ),
  ),
  'meeting-unknown': same(
    answer('logged', 404, unknownMeeting, 'airbytehq/airbyte source-zoom, test_error_handling.py'),
  ),
  'meeting-of-another-user': same(answer('unknown', 404, unknownMeeting)),
  // When Zoom looks for the endpoint, a %2F is already a slash, so the path has one part too many.
  'meeting-uuid-encoded-once': same(
    answer(
      'inferred',
      404,
      unknownEndpoint,
      'github.com/zoom/skills, skills/rest-api/concepts/api-architecture.md',
    ),
  ),
  // The body was logged; that it comes with 404 is documented.
  'registration-off': same(
    answer(
      'logged',
      404,
      '{"code":404,"message":"Registration has not been enabled for this meeting: {meeting_id}."}',
      'a published log of 2026',
      'Zoom’s reference of the operation (a copy in a generated client)',
    ),
  ),
  'registrant-unknown': same(
    answer('unknown', 404, '{"code":300,"message":"Registrant {registrant_id} was not found."}'),
  ),
  'api-body-not-json': same(
    answer(
      'documented',
      400,
      '{"code":300,"message":"Request Body should be a valid JSON object."}',
      apiErrors,
    ),
  ),
  'api-body-invalid': same(
    answer('documented', 400, '{"code":300,"message":"Validation Failed.","errors":{=errors}}', apiErrors),
  ),
  'next-page-token-invalid': same(
    answer(
      'documented',
      400,
      '{"code":300,"message":"The next page token is invalid or expired."}',
      'Zoom’s error lists (a copy: github.com/harrisyang/api, errors)',
      'a published API evaluation of September 2026',
    ),
  ),
}
