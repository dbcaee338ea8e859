import { createHash } from 'node:crypto'
import type { Meeting } from '../domain/meeting.ts'
import type { Switches } from './profiles.ts'

/** Where people join and start meetings. */
export const meetingSite = 'https://us02web.zoom.us'

/** The address at which people join a meeting. */
export function joinUrl(
  meeting: Pick<Meeting, 'id' | 'password'>,
  apiBodies: Switches['apiBodies'] = '2026',
): string {
  return `${meetingSite}/j/${meeting.id}?pwd=${passcodesOf(meeting, apiBodies).encrypted}`
}

/** The address at which people register for a meeting. */
export function registrationUrl({ id }: Pick<Meeting, 'id'>): string {
  return `${meetingSite}/meeting/register/${createHash('sha256').update(String(id)).digest('base64url').slice(0, 22)}`
}

/** The address at which one who registered joins: it has a key of their own. */
export function registrantUrl({ id }: Pick<Meeting, 'id'>, registrantId: string): string {
  const key = createHash('sha256').update(`${id}:${registrantId}`).digest('base64url')
  return `${meetingSite}/w/${id}?tk=${key}`
}

/** The passcode in the links of 2026: 30 letters and digits, and “.1” (NangoHQ/integration-templates, recordings). */
export function linkPasscode(of: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  const bytes = createHash('sha512').update(of).digest().subarray(0, 30)
  return `${[...bytes].map((byte) => letters.charAt(byte % letters.length)).join('')}.1`
}

/** The passcode for telephones, six digits, and the one in links: base64 of base64 in responses of 2022. */
export function passcodesOf(
  { id, password }: Pick<Meeting, 'id' | 'password'>,
  apiBodies: Switches['apiBodies'],
): { readonly digits: string; readonly encrypted: string } {
  const hash = createHash('sha256').update(`${id}:${password}`).digest()
  return {
    digits: String(hash.readUInt32BE() % 1_000_000).padStart(6, '0'),
    encrypted:
      apiBodies === '2026'
        ? linkPasscode(`${id}:${password}`)
        : Buffer.from(hash.subarray(0, 16).toString('base64')).toString('base64'),
  }
}
