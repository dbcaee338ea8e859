/**
 * The settings of a user, in groups, with the names of Zoom's API: those that apps read, not all of them. The names and types are
 * documented; the values are the mock's.
 */
export const defaultUserSettings = {
  schedule_meeting: {
    host_video: false,
    participants_video: false,
    audio_type: 'both',
    join_before_host: false,
    personal_meeting: true,
    use_pmi_for_scheduled_meetings: false,
    use_pmi_for_instant_meetings: false,
    require_password_for_scheduling_new_meetings: true,
    require_password_for_scheduled_meetings: false,
    default_password_for_scheduled_meetings: '',
    require_password_for_instant_meetings: true,
    require_password_for_pmi_meetings: 'all',
    pmi_password: '',
    embed_password_in_join_link: true,
  },
  in_meeting: {
    chat: true,
    private_chat: true,
    auto_saving_chat: false,
    entry_exit_chime: 'none',
    feedback: false,
    polling: true,
    co_host: true,
    screen_sharing: true,
    breakout_room: true,
    virtual_background: true,
    closed_caption: false,
    waiting_room: true,
  },
  email_notification: {
    jbh_reminder: true,
    cancel_meeting_reminder: true,
    alternative_host_reminder: true,
    schedule_for_reminder: true,
    cloud_recording_available_reminder: true,
  },
  recording: {
    local_recording: true,
    cloud_recording: false,
    record_speaker_view: false,
    record_gallery_view: false,
    record_audio_file: false,
    save_chat_text: false,
    auto_recording: 'none',
    auto_delete_cmr: false,
    auto_delete_cmr_days: 30,
  },
  telephony: { third_party_audio: false, audio_conference_info: '', show_international_numbers_link: true },
  tsp: { call_out: false, show_international_numbers_link: false },
  feature: {
    meeting_capacity: 100,
    large_meeting: false,
    webinar: false,
    cn_meeting: false,
    in_meeting: false,
    zoom_phone: false,
  },
} as const satisfies UserSettings

/** Settings by group and name. */
export type UserSettings = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Settings with some of them changed; a group or setting that is not known yet is added. */
export function withSettings(settings: UserSettings, changes: UserSettings): UserSettings {
  const groups = Object.keys({ ...settings, ...changes })
  return Object.fromEntries(groups.map((group) => [group, { ...settings[group], ...changes[group] }]))
}

/** Only the settings of these names, and the groups in which they are. */
export function settingsNamed(settings: UserSettings, names: readonly string[]): UserSettings {
  const groups = Object.entries(settings).map(([group, all]) => {
    const chosen = Object.entries(all).filter(([name]) => names.includes(name))
    return [group, Object.fromEntries(chosen)] as const
  })
  return Object.fromEntries(groups.filter(([, chosen]) => Object.keys(chosen).length > 0))
}
