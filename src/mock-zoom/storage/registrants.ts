import type Database from 'better-sqlite3'
import type { Registrant } from '../domain/registrant.ts'
import { insertInto } from './columns.ts'

interface Row {
  id: string
  meeting_id: number
  email: string
  answers: string
  status: Registrant['status']
  created_at: number
}

export interface Registrants {
  find(meetingId: number, id: string): Registrant | undefined
  /** Those of a meeting, the first first. */
  of(meetingId: number): Registrant[]
  insert(registrant: Registrant): void
  decide(id: string, status: Registrant['status']): void
  remove(id: string): void
}

export function registrantsIn(db: Database.Database): Registrants {
  const find = db.prepare<[{ id: string; meetingId: number }], Row>(
    'SELECT * FROM registrants WHERE id = @id AND meeting_id = @meetingId',
  )
  const of = db.prepare<[number], Row>('SELECT * FROM registrants WHERE meeting_id = ? ORDER BY seq')
  const insert = db.prepare(
    insertInto('registrants', 'id', 'meetingId', 'email', 'answers', 'status', 'createdAt'),
  )
  const decide = db.prepare('UPDATE registrants SET status = @status WHERE id = @id')
  const remove = db.prepare('DELETE FROM registrants WHERE id = ?')
  return {
    find(meetingId, id) {
      const row = find.get({ id, meetingId })
      return row && toRegistrant(row)
    },
    of: (meetingId) => of.all(meetingId).map(toRegistrant),
    insert: (registrant) => void insert.run({ ...registrant, answers: JSON.stringify(registrant.answers) }),
    decide: (id, status) => void decide.run({ id, status }),
    remove: (id) => void remove.run(id),
  }
}

function toRegistrant({ id, meeting_id, email, answers, status, created_at }: Row): Registrant {
  return { id, meetingId: meeting_id, email, answers: JSON.parse(answers), status, createdAt: created_at }
}
