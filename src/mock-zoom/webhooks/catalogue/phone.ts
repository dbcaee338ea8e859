import { toIsoTime } from '../../domain/clock.ts'
import { meetingSite } from '../../zoom/join-url.ts'
import type { CatalogueEntry, EventAbout, EventContent } from './entry.ts'
import { idFrom, numberFrom, typeOf, uuidFrom } from './entry.ts'

const open =
  'The order of the keys, and the texts of connection_type and handup_result. The mock has no telephone numbers: these are the ones reserved for fiction.'

const entry = (event: string, make: (about: EventAbout) => EventContent): CatalogueEntry => ({
  event,
  source: typeOf('Phone', event),
  notKnown: open,
  make,
})

const call = (about: EventAbout, more: (times: Times) => object): EventContent => ({
  payload: {
    account_id: about.user.accountId,
    object: {
      call_id: String(numberFrom(`call:${about.user.id}:${about.now}`, 15)),
      ...more(timesOf(about)),
    },
  },
})

/** A call of the user with somebody outside. */
export const phoneEvents: readonly CatalogueEntry[] = [
  entry('phone.callee_ringing', (about) =>
    call(about, ({ ringing }) => ({
      caller: outsider,
      callee: own(about),
      ringing_start_time: ringing,
    })),
  ),
  entry('phone.callee_answered', (about) =>
    call(about, ({ ringing, answered }) => ({
      caller: outsider,
      callee: own(about),
      ringing_start_time: ringing,
      answer_start_time: answered,
    })),
  ),
  entry('phone.callee_missed', (about) =>
    call(about, ({ ringing, ended }) => ({
      caller: outsider,
      callee: own(about),
      ringing_start_time: ringing,
      call_end_time: ended,
      handup_result: 'No Answer',
    })),
  ),
  entry('phone.callee_rejected', (about) =>
    call(about, ({ ringing, ended }) => ({
      caller: outsider,
      callee: own(about),
      ringing_start_time: ringing,
      call_end_time: ended,
      handup_result: 'Rejected',
    })),
  ),
  entry('phone.caller_connected', (about) =>
    call(about, ({ ringing, answered }) => ({
      caller: own(about),
      callee: outsider,
      ringing_start_time: ringing,
      connected_start_time: answered,
    })),
  ),
  entry('phone.caller_ended', (about) =>
    call(about, ({ ringing, answered, ended }) => ({
      caller: own(about),
      callee: outsider,
      ringing_start_time: ringing,
      answer_start_time: answered,
      call_end_time: ended,
      handup_result: 'Call connected',
    })),
  ),
  entry('phone.recording_completed', (about) => ({
    payload: { account_id: about.user.accountId, object: { recordings: [recording(about)] } },
  })),
  entry('phone.voicemail_received', (about) => ({
    payload: {
      account_id: about.user.accountId,
      object: {
        id: idFrom(`voicemail:${about.user.id}:${about.now}`),
        date_time: toIsoTime(about.now),
        download_url: `${meetingSite}/v2/phone/voice_mails/download/${idFrom(`voicemail:${about.user.id}`)}`,
        duration: 5,
        ...inbound(about),
        callee_id: about.user.id,
        callee_user_id: about.user.id,
        callee_extension_type: 'user',
      },
    },
  })),
]

const outsider = { phone_number: '+12025550143', name: 'Robin Guest', connection_type: 'pstn_off_net' }

function own({ user, meeting }: EventAbout) {
  return {
    user_id: user.id,
    extension_id: idFrom(`extension:${user.id}`),
    extension_type: 'user',
    extension_number: numberFrom(`extension:${user.id}`, 4),
    name: `${user.firstName} ${user.lastName}`,
    phone_number: '+12025550109',
    timezone: meeting.timezone,
    device_type: 'Windows_Client(6.0.0)',
    connection_type: 'voip',
  }
}

interface Times {
  readonly ringing: string
  readonly answered: string
  readonly ended: string
}

/** It rang for five seconds, and is over now. */
function timesOf({ now }: EventAbout): Times {
  return { ringing: toIsoTime(now - 65_000), answered: toIsoTime(now - 60_000), ended: toIsoTime(now) }
}

function inbound({ user }: EventAbout) {
  return {
    caller_number: outsider.phone_number,
    caller_number_type: 2,
    caller_name: outsider.name,
    callee_number: '+12025550109',
    callee_number_type: 2,
    callee_name: `${user.firstName} ${user.lastName}`,
  }
}

function recording(about: EventAbout) {
  const { user, now } = about
  const name = `phone-recording:${user.id}:${now}`
  return {
    id: idFrom(name),
    user_id: user.id,
    ...inbound(about),
    direction: 'inbound',
    duration: 60,
    date_time: toIsoTime(now - 60_000),
    end_time: toIsoTime(now),
    download_url: `${meetingSite}/v2/phone/recording/download/${idFrom(name)}`,
    recording_type: 'OnDemand',
    call_id: String(numberFrom(name, 15)),
    call_log_id: uuidFrom(name).toLowerCase(),
    owner: {
      type: 'user',
      id: user.id,
      name: `${user.firstName} ${user.lastName}`,
      extension_number: numberFrom(`extension:${user.id}`, 4),
    },
  }
}
