/** What a user's profile says by default, in the spelling of Zoom's API. An empty display name is made of the two names. */
export const defaultProfile = {
  display_name: '',
  timezone: 'UTC',
  dept: '',
  pic_url: '',
  cms_user_id: '',
  language: 'en-US',
  phone_country: '',
  phone_number: '',
  job_title: '',
  cost_center: '',
  location: '',
  use_pmi: false,
} as const

/** One value for each part of a profile, of the same type as its default. */
export type UserProfile = {
  readonly [Key in keyof typeof defaultProfile]: (typeof defaultProfile)[Key] extends boolean
    ? boolean
    : string
}
