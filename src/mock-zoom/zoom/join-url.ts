import { createHash } from 'node:crypto'
import type { Meeting } from '../domain/meeting.ts'

/** Where people join and start meetings. */
export const meetingSite = 'https://us02web.zoom.us'

/** The address at which people join a meeting. */
export function joinUrl(meeting: Pick<Meeting, 'id' | 'password'>): string {
  return `${meetingSite}/j/${meeting.id}?pwd=${passcodesOf(meeting).encrypted}`
}

/** The passcode for telephones, six digits, and the one in links: base64 of base64, as in published responses. */
export function passcodesOf({ id, password }: Pick<Meeting, 'id' | 'password'>): {
  readonly digits: string
  readonly encrypted: string
} {
  const hash = createHash('sha256').update(`${id}:${password}`).digest()
  return {
    digits: String(hash.readUInt32BE() % 1_000_000).padStart(6, '0'),
    encrypted: Buffer.from(hash.subarray(0, 16).toString('base64')).toString('base64'),
  }
}
