import { toIsoTime } from '../../domain/clock.ts'
import { meetingSite } from '../../zoom/join-url.ts'
import type { CatalogueEntry, EventAbout, EventContent } from './entry.ts'
import { idFrom, typeOf, uuidFrom } from './entry.ts'
import { occurrence, operatorOf } from './occurrence.ts'

const open =
  'The order of the keys, and what download_token looks like. The mock serves no recordings: the addresses lead nowhere.'
const fixture =
  'a test of elastic/integrations (packages/zoom/data_stream/webhook), with the keys of 2019; RecordingPausedEvent of zoom.github.io/rivet-javascript has the same'

const entry = (
  event: string,
  make: (about: EventAbout) => EventContent,
  source = typeOf('Meetings', event),
): CatalogueEntry => ({ event, source, notKnown: open, make })

/** While it is being recorded: one file, which has no end yet. */
const recorded = (about: EventAbout, ended: boolean): EventContent => ({
  payload: {
    account_id: about.user.accountId,
    object: {
      ...begun(about),
      recording_file: {
        recording_start: toIsoTime(startOf(about)),
        recording_end: ended ? toIsoTime(about.now) : '',
      },
    },
  },
})

/** Events about recordings in the cloud. */
export const recordingEvents: readonly CatalogueEntry[] = [
  entry('recording.started', (about) => recorded(about, false), fixture),
  entry('recording.paused', (about) => recorded(about, false)),
  entry('recording.resumed', (about) => recorded(about, false), fixture),
  entry('recording.stopped', (about) => recorded(about, true), fixture),
  entry('recording.completed', (about) => {
    const files = [video(about), audio(about)]
    return {
      payload: {
        account_id: about.user.accountId,
        object: {
          ...kept(about, files),
          password: about.meeting.password,
          host_email: about.user.email,
        },
      },
      beside: { download_token: tokenFor(about) },
    }
  }),
  entry('recording.transcript_completed', (about) => ({
    payload: {
      account_id: about.user.accountId,
      object: { ...kept(about, [transcript(about)]), host_email: about.user.email },
    },
    beside: { download_token: tokenFor(about) },
  })),
  entry('recording.deleted', (about) => ({
    payload: {
      account_id: about.user.accountId,
      ...operatorOf(about),
      object: kept(about, [video(about), audio(about)]),
    },
  })),
  entry('recording.renamed', (about) => {
    const { uuid, id, hostId: host_id, type, topic } = about.meeting
    return {
      payload: {
        account_id: about.user.accountId,
        ...operatorOf(about),
        object: { uuid, id, host_id, type, topic },
        old_object: { uuid, id, host_id, type, topic: `${topic} (before)` },
        time_stamp: about.now,
      },
    }
  }),
]

function startOf({ meeting, now }: EventAbout): number {
  return Math.min(meeting.startTime ?? now, now)
}

function begun(about: EventAbout) {
  return occurrence({ ...about.meeting, startTime: startOf(about) })
}

interface RecordingFile {
  readonly file_size: number
}

function kept(about: EventAbout, recording_files: readonly RecordingFile[]) {
  return {
    ...begun(about),
    account_id: about.user.accountId,
    share_url: `${meetingSite}/rec/share/${idFrom(`share:${about.meeting.uuid}`)}`,
    total_size: recording_files.reduce((sum, { file_size }) => sum + file_size, 0),
    recording_count: recording_files.length,
    recording_files,
  }
}

const video = (about: EventAbout) =>
  file(about, { file_type: 'MP4', file_size: 3_500_663, recording_type: 'shared_screen_with_speaker_view' })
const audio = (about: EventAbout) =>
  file(about, { file_type: 'M4A', file_size: 246_560, recording_type: 'audio_only' })
const transcript = (about: EventAbout) =>
  file(about, {
    file_type: 'TRANSCRIPT',
    file_size: 373,
    recording_type: 'audio_transcript',
    file_extension: 'VTT',
  })

function file(
  about: EventAbout,
  kind: {
    readonly file_type: string
    readonly file_size: number
    readonly recording_type: string
    readonly file_extension?: string
  },
) {
  const name = `${about.meeting.uuid}:${kind.file_type}`
  return {
    id: uuidFrom(name).toLowerCase(),
    meeting_id: about.meeting.uuid,
    recording_start: toIsoTime(startOf(about)),
    recording_end: toIsoTime(about.now),
    file_type: kind.file_type,
    file_extension: kind.file_extension ?? kind.file_type,
    file_size: kind.file_size,
    play_url: `${meetingSite}/rec/play/${idFrom(`play:${name}`)}`,
    download_url: `${meetingSite}/rec/webhook_download/${idFrom(name)}`,
    status: 'completed',
    recording_type: kind.recording_type,
  }
}

function tokenFor({ meeting }: EventAbout): string {
  return `mock_download_token_${idFrom(`token:${meeting.uuid}`)}`
}
