import type Database from 'better-sqlite3'
import type { DeviceCode } from '../domain/device-code.ts'
import type { ClientId, DeviceCodeId, UserId } from '../domain/ids.ts'
import { insertInto, splitWords } from './columns.ts'

interface Row {
  id: DeviceCodeId
  device_code: string
  user_code: string
  client_id: ClientId
  scopes: string
  issued_at: number
  expires_at: number
  interval: number
  polled_at: number | null
  decision: DeviceCode['decision']
  user_id: UserId | null
  redeemed_at: number | null
}

export interface DeviceCodes {
  findByDeviceCode(deviceCode: string): DeviceCode | undefined
  findByUserCode(userCode: string): DeviceCode | undefined
  /** The latest few of all apps, the newest first. */
  latest(): DeviceCode[]
  insert(code: DeviceCode): void
  /** Remembers a poll, and how long the next one has to wait. */
  polled(id: DeviceCodeId, interval: number, now: number): void
  decide(id: DeviceCodeId, decision: 'allowed' | 'declined', userId: UserId): void
  /** Marks the code as spent. Throws if it is already: the decision and this write belong in one transaction. */
  redeem(id: DeviceCodeId, now: number): void
}

export function deviceCodesIn(db: Database.Database): DeviceCodes {
  const byDeviceCode = db.prepare<[string], Row>('SELECT * FROM device_codes WHERE device_code = ?')
  const byUserCode = db.prepare<[string], Row>('SELECT * FROM device_codes WHERE user_code = ?')
  const latest = db.prepare<[], Row>('SELECT * FROM device_codes ORDER BY rowid DESC LIMIT 50')
  const insert = db.prepare(
    insertInto(
      'device_codes',
      ...['id', 'deviceCode', 'userCode', 'clientId', 'scopes', 'issuedAt', 'expiresAt', 'interval'],
      ...['polledAt', 'decision', 'userId', 'redeemedAt'],
    ),
  )
  const polled = db.prepare('UPDATE device_codes SET polled_at = @now, interval = @interval WHERE id = @id')
  const decide = db.prepare(
    'UPDATE device_codes SET decision = @decision, user_id = @userId WHERE id = @id AND decision IS NULL',
  )
  const redeem = db.prepare(
    'UPDATE device_codes SET redeemed_at = @now WHERE id = @id AND redeemed_at IS NULL',
  )
  return {
    findByDeviceCode(deviceCode) {
      const row = byDeviceCode.get(deviceCode)
      return row && toDeviceCode(row)
    },
    findByUserCode(userCode) {
      const row = byUserCode.get(userCode)
      return row && toDeviceCode(row)
    },
    latest: () => latest.all().map(toDeviceCode),
    insert: (code) => void insert.run({ ...code, scopes: code.scopes.join(' ') }),
    polled: (id, interval, now) => void polled.run({ id, interval, now }),
    decide: (id, decision, userId) => void decide.run({ id, decision, userId }),
    redeem(id, now) {
      if (redeem.run({ now, id }).changes !== 1) throw new Error(`device code ${id} was spent already`)
    },
  }
}

function toDeviceCode(row: Row): DeviceCode {
  return {
    id: row.id,
    deviceCode: row.device_code,
    userCode: row.user_code,
    clientId: row.client_id,
    scopes: splitWords(row.scopes),
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    interval: row.interval,
    polledAt: row.polled_at,
    decision: row.decision,
    userId: row.user_id,
    redeemedAt: row.redeemed_at,
  }
}
