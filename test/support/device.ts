import type { MockZoom } from '../../src/mock-zoom/index.ts'
import type { Answer } from './oauth.ts'
import { post, postToken } from './oauth.ts'

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const client_id = 'acme_desktop_pub_0001'

/** What `POST /oauth/devicecode` answers. */
export interface DeviceStart {
  readonly device_code: string
  readonly user_code: string
  readonly verification_uri: string
  readonly verification_uri_complete: string
  readonly expires_in: number
  readonly interval: number
}

/** Starts the device flow of Acme Desktop. */
export async function startDevice(zoom: MockZoom): Promise<DeviceStart> {
  return JSON.parse((await post(zoom, '/oauth/devicecode', { client_id }, {})).body)
}

/** Polls as the device does. */
export function pollDevice(zoom: MockZoom, device_code: string): Promise<Answer> {
  return postToken(zoom, { grant_type: deviceGrant, client_id, device_code }, {})
}

/** Submits the form of the device page, as Jill. */
export async function answerDevice(zoom: MockZoom, user_code: string, decision: string): Promise<Answer> {
  const zoom_user = (await zoom.users.list())[0]?.id ?? ''
  return post(zoom, '/oauth_device', { user_code, zoom_user, decision }, {})
}
