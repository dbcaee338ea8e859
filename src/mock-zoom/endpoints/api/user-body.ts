import { createHash } from 'node:crypto'
import { toIsoTime } from '../../domain/clock.ts'
import type { ZoomUser } from '../../domain/zoom-user.ts'

/** Zoom's names of the roles, and their ids in its API. */
const zoomRoles = {
  owner: { id: '0', name: 'Owner' },
  admin: { id: '1', name: 'Admin' },
  member: { id: '2', name: 'Member' },
} as const

/** The keys in Zoom's order, as in ZoomNet's sample of a real response (github.com/Jericho/ZoomNet, SampleData). */
export function userBody(user: ZoomUser) {
  const number = createHash('sha256').update(user.id).digest().readUInt32BE() % 10_000_000_000
  const { id, name } = zoomRoles[user.role]
  const pmi = 1_000_000_000 + number
  return {
    id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    display_name: `${user.firstName} ${user.lastName}`,
    email: user.email,
    type: 2,
    role_name: name,
    pmi,
    use_pmi: false,
    personal_meeting_url: `https://us02web.zoom.us/j/${pmi}`,
    timezone: 'UTC',
    verified: 1,
    dept: '',
    created_at: toIsoTime(user.createdAt),
    last_login_time: toIsoTime(user.createdAt),
    pic_url: '',
    jid: `${user.id.toLowerCase()}@xmpp.zoom.us`,
    group_ids: [],
    im_group_ids: [],
    account_id: user.accountId,
    language: 'en-US',
    phone_country: '',
    phone_number: '',
    status: 'active',
    login_types: [1],
    role_id: id,
    cluster: 'us02',
    user_created_at: toIsoTime(user.createdAt),
  }
}

/** A user as lists show it: fewer keys, as in a published response of December 2024. */
export function listedUserBody(user: ZoomUser) {
  const { id, first_name, last_name, display_name, email, type, pmi, timezone, verified, dept, ...more } =
    userBody(user)
  const { created_at, last_login_time, pic_url, language, phone_number, status, role_id, user_created_at } =
    more
  return {
    ...{ id, first_name, last_name, display_name, email, type, pmi, timezone, verified, dept },
    ...{ created_at, last_login_time, pic_url, language, phone_number, status, role_id, user_created_at },
  }
}
