import * as oauth from 'oauth4webapi'

/** A token for the API, in our words. `expiresAt` is milliseconds on our own clock. */
export interface AccessToken {
  readonly accessToken: string
  readonly expiresAt: number
  readonly apiUrl: string
}

/** What the token endpoint returns for a person. */
export interface Tokens extends AccessToken {
  readonly refreshToken: string
}

export interface ZoomUser {
  readonly id: string
  readonly email: string
  readonly displayName: string
}

export interface Meeting {
  readonly id: number
  readonly topic: string
}

/** Zoom understood and said no. The message is the sentence that people search for. */
export class ZoomRefusal extends Error {
  override name = 'ZoomRefusal'
  readonly status: number
  readonly error: string
  readonly reason: string

  constructor(status: number, error: string, reason: string) {
    super(`Zoom API error: ${error}, reason: ${reason}`)
    this.status = status
    this.error = error
    this.reason = reason
  }

  /**
   * Whether the refresh token will never work again. Zoom changed its words and its status: 401 `invalid_request`
   * until about 2022 (mattermost/mattermost-plugin-zoom#203), 400 `invalid_grant` since (raycast/extensions#10896).
   * Integrations that knew only one of the two kept dead tokens forever (tl-its-umich-edu/remote-office-hours-queue#363).
   */
  get refreshTokenIsDead(): boolean {
    if (this.status !== 400 && this.status !== 401) return false
    return (
      this.error === 'invalid_grant' || (this.error === 'invalid_request' && this.reason === 'Invalid Token!')
    )
  }
}

/** Zoom didn't respond, or not in a way that says anything about our tokens: they are kept. */
export class ZoomUnavailable extends Error {
  override name = 'ZoomUnavailable'
  /** Of a response that could not be understood; undefined if there was none. */
  readonly status: number | undefined

  constructor(message: string, { status, cause }: { status?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause })
    this.status = status
  }
}

/** Calls Zoom, and turns whatever the library or the network throws into one of the two failures above. */
export async function askZoom<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (cause) {
    throw toZoomFailure(cause)
  }
}

function toZoomFailure(cause: unknown): unknown {
  if (cause instanceof oauth.ResponseBodyError) {
    const { reason } = cause.cause // Zoom's own key: it sends no error_description
    return new ZoomRefusal(cause.status, cause.error, typeof reason === 'string' ? reason : 'none given')
  }
  if (
    cause instanceof oauth.OperationProcessingError ||
    cause instanceof oauth.WWWAuthenticateChallengeError
  ) {
    const response = cause instanceof oauth.OperationProcessingError ? cause.cause : cause.response
    const status = response instanceof Response ? response.status : undefined
    const shown = status === undefined ? '' : ` (HTTP ${status})`
    return new ZoomUnavailable(`Zoom's response could not be understood${shown}.`, { status, cause })
  }
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    return new ZoomUnavailable('Zoom took too long to respond.', { cause })
  }
  const networkFailed = cause instanceof TypeError && !('code' in cause) // with a code it is our own mistake
  return networkFailed ? new ZoomUnavailable('Zoom could not be reached.', { cause }) : cause
}

export function readTokens(answer: oauth.TokenEndpointResponse, zoomUrl: string): Tokens {
  if (answer.refresh_token === undefined) throw new ZoomUnavailable('Zoom sent no refresh token.')
  return { ...readAccessToken(answer, zoomUrl), refreshToken: answer.refresh_token }
}

/** `api_url` names the host of the user's region; responses from before 2022 had none, and zoom.us serves /v2 as well. */
export function readAccessToken(answer: oauth.TokenEndpointResponse, zoomUrl: string): AccessToken {
  const apiUrl = answer.api_url
  return {
    accessToken: answer.access_token,
    expiresAt: Date.now() + Math.round((answer.expires_in ?? 3599) * 1000),
    apiUrl:
      typeof apiUrl === 'string' && isSafeToSendTokensTo(apiUrl, zoomUrl) ? baseOf(new URL(apiUrl)) : zoomUrl,
  }
}

/** The part before all of Zoom's paths: for Zoom itself the origin, for a mock it may be more. */
export function baseOf({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/, '')}`
}

function isSafeToSendTokensTo(apiUrl: string, zoomUrl: string): boolean {
  if (!URL.canParse(apiUrl)) return false
  const url = new URL(apiUrl)
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url) && isLoopback(new URL(zoomUrl)))
  )
}

/** Reads the response of `/v2/users/me`. Zoom has sent HTML, XML and broken JSON: only a complete body counts. */
export function readZoomUser(status: number, body: string): ZoomUser {
  const answer = parseObject(body)
  if (status === 200 && typeof answer?.id === 'string') {
    const { id, email, display_name: name } = answer
    return {
      id,
      email: typeof email === 'string' ? email : id,
      displayName: typeof name === 'string' ? name : id,
    }
  }
  throw toApiFailure(status, answer, 'no user')
}

/** Reads the first page of somebody's meetings: how many there are. */
export function readMeetingCount(status: number, body: string): number {
  const answer = parseObject(body)
  if (status === 200 && typeof answer?.total_records === 'number') return answer.total_records
  throw toApiFailure(status, answer, 'no list of meetings')
}

/** Reads the response to creating a meeting. */
export function readMeeting(status: number, body: string): Meeting {
  const answer = parseObject(body)
  if (status === 201 && typeof answer?.id === 'number')
    return { id: answer.id, topic: String(answer.topic ?? '') }
  throw toApiFailure(status, answer, 'no meeting')
}

function toApiFailure(status: number, answer: Record<string, unknown> | undefined, missing: string): Error {
  if (status < 400 || status >= 500)
    return new ZoomUnavailable(`Zoom's API answered with status ${status} and ${missing}.`, { status })
  const { code = `HTTP ${status}`, message = 'none given' } = answer ?? {}
  return new ZoomRefusal(status, String(code), String(message))
}

function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname)
}
