import type Database from 'better-sqlite3'
import type { UserId } from '../domain/ids.ts'
import type { Meeting, MeetingType } from '../domain/meeting.ts'

interface Row {
  id: number
  uuid: string
  host_id: UserId
  topic: string
  type: MeetingType
  start_time: number | null
  duration: number
  timezone: string
  agenda: string
  password: string
  settings: string
  created_at: number
}

export interface Meetings {
  /** By number or UUID. */
  find(idOrUuid: string): Meeting | undefined
  /** A user's meetings, the oldest first. */
  hostedBy(hostId: UserId): Meeting[]
  insert(meeting: Meeting): void
  update(meeting: Meeting): void
  remove(id: number): void
}

export function meetingsIn(db: Database.Database): Meetings {
  const find = db.prepare<[{ id: number; uuid: string }], Row>(
    'SELECT * FROM meetings WHERE id = @id OR uuid = @uuid',
  )
  const hostedBy = db.prepare<[string], Row>('SELECT * FROM meetings WHERE host_id = ? ORDER BY seq')
  const insert = db.prepare<[Row]>(`
    INSERT INTO meetings
      (id, uuid, host_id, topic, type, start_time, duration, timezone, agenda, password, settings, created_at)
    VALUES
      (@id, @uuid, @host_id, @topic, @type, @start_time, @duration, @timezone, @agenda, @password, @settings, @created_at)`)
  const update = db.prepare<[Row]>(`
    UPDATE meetings SET topic = @topic, type = @type, start_time = @start_time, duration = @duration,
      timezone = @timezone, agenda = @agenda, password = @password, settings = @settings
    WHERE id = @id`)
  const remove = db.prepare('DELETE FROM meetings WHERE id = ?')
  return {
    find(idOrUuid) {
      const row = find.get({
        id: /^[1-9]\d*$/.test(idOrUuid) ? Number(idOrUuid) : 0,
        uuid: idOrUuid,
      })
      return row && toMeeting(row)
    },
    hostedBy: (hostId) => hostedBy.all(hostId).map(toMeeting),
    insert: (meeting) => void insert.run(toRow(meeting)),
    update: (meeting) => void update.run(toRow(meeting)),
    remove: (id) => void remove.run(id),
  }
}

function toMeeting(row: Row): Meeting {
  const { host_id: hostId, start_time: startTime, created_at: createdAt, settings, ...same } = row
  const { id, uuid, topic, type, duration, timezone, agenda, password } = same
  const named = { id, uuid, topic, type, duration, timezone, agenda, password }
  return { ...named, hostId, startTime, createdAt, settings: JSON.parse(settings) }
}

function toRow({ hostId, startTime, createdAt, settings, ...same }: Meeting): Row {
  return {
    ...same,
    host_id: hostId,
    start_time: startTime,
    created_at: createdAt,
    settings: JSON.stringify(settings),
  }
}
