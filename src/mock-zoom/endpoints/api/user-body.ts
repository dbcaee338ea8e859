import { createHash } from 'node:crypto'
import { toIsoTime } from '../../domain/clock.ts'
import { defaultProfile } from '../../domain/user-profile.ts'
import type { UserSettings } from '../../domain/user-settings.ts'
import { defaultUserSettings, settingsNamed, withSettings } from '../../domain/user-settings.ts'
import type { ZoomUser } from '../../domain/zoom-user.ts'
import { linkPasscode, meetingSite } from '../../zoom/join-url.ts'
import type { Switches } from '../../zoom/profiles.ts'

/** Zoom's names of the roles, and their ids in its API. */
const zoomRoles = {
  owner: { id: '0', name: 'Owner' },
  admin: { id: '1', name: 'Admin' },
  member: { id: '2', name: 'Member' },
} as const

/**
 * The keys in Zoom's order: of 2026 as in the recordings in NangoHQ/integration-templates (integrations/zoom/tests), of 2022 as
 * in ZoomNet's sample of a real response (github.com/Jericho/ZoomNet, SampleData).
 */
export function userBody(user: ZoomUser, { apiBodies }: Switches) {
  const number = createHash('sha256').update(user.id).digest().readUInt32BE() % 10_000_000_000
  const { id, name } = zoomRoles[user.role]
  const { display_name, ...profile } = { ...defaultProfile, ...user.profile }
  const pmi = 1_000_000_000 + number
  const is2026 = apiBodies === '2026'
  const pwd = is2026 ? `?pwd=${linkPasscode(user.id)}` : ''
  return {
    id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    display_name: display_name || `${user.firstName} ${user.lastName}`,
    email: user.email,
    type: user.licensed ? 2 : 1,
    role_name: name,
    pmi,
    use_pmi: profile.use_pmi,
    personal_meeting_url: `${meetingSite}/j/${pmi}${pwd}`,
    timezone: profile.timezone,
    verified: user.verified ? 1 : 0,
    dept: profile.dept,
    created_at: toIsoTime(user.createdAt),
    last_login_time: toIsoTime(user.createdAt),
    pic_url: profile.pic_url,
    ...(is2026 ? { cms_user_id: profile.cms_user_id } : {}),
    jid: `${user.id.toLowerCase()}@xmpp.zoom.us`,
    group_ids: [],
    im_group_ids: [],
    account_id: user.accountId,
    language: profile.language,
    phone_country: profile.phone_country,
    phone_number: profile.phone_number,
    status: user.status,
    ...(is2026
      ? { job_title: profile.job_title, cost_center: profile.cost_center, location: profile.location }
      : {}),
    login_types: user.loginTypes,
    role_id: id,
    cluster: 'us02',
    user_created_at: toIsoTime(user.createdAt),
  }
}

/**
 * A user as lists show it: fewer keys. Those of 2026 are of the same recordings, where `dept` is left out if it is empty; the
 * others of a response published in December 2024.
 */
export function listedUserBody(user: ZoomUser, switches: Switches) {
  const is2026 = switches.apiBodies === '2026'
  const { id, first_name, last_name, display_name, email, type, pmi, timezone, verified, dept, ...more } =
    userBody(user, switches)
  const { created_at, last_login_time, pic_url, language, phone_number, status, login_types, ...rest } = more
  return {
    ...{ id, first_name, last_name, display_name, email, type, pmi, timezone, verified },
    ...(is2026 && dept === '' ? {} : { dept }),
    ...{ created_at, last_login_time, pic_url, language, phone_number, status },
    ...(is2026 ? { login_types } : {}),
    ...{ role_id: rest.role_id, user_created_at: rest.user_created_at },
  }
}

/** A user who was just created (documented; the order of the keys is a guess). */
export function newUserBody({ id, email, firstName, lastName, licensed }: ZoomUser) {
  return { id, first_name: firstName, last_name: lastName, email, type: licensed ? 2 : 1 }
}

/** A user's settings: all that the mock has, or those that were asked for, separated by commas. */
export function settingsBody(settings: UserSettings, names: string | undefined): UserSettings {
  const all = withSettings(defaultUserSettings, settings)
  return names === undefined || names === '' ? all : settingsNamed(all, names.split(','))
}
