import type { Apps } from './apps.ts'
import { appsIn } from './apps.ts'
import type { Codes } from './codes.ts'
import { codesIn } from './codes.ts'
import type { Consents } from './consents.ts'
import { consentsIn } from './consents.ts'
import { openDatabase } from './database.ts'
import { claimDatabase } from './database-file.ts'
import type { DeviceCodes } from './device-codes.ts'
import { deviceCodesIn } from './device-codes.ts'
import type { Grants } from './grants.ts'
import { grantsIn } from './grants.ts'
import type { Journal } from './journal.ts'
import { journalIn } from './journal.ts'
import { secretHider } from './known-secrets.ts'
import type { Meetings } from './meetings.ts'
import { meetingsIn } from './meetings.ts'
import type { Pruning } from './pruning.ts'
import { pruningIn } from './pruning.ts'
import type { RateCounters } from './rate-counters.ts'
import { rateCountersIn } from './rate-counters.ts'
import type { Registrants } from './registrants.ts'
import { registrantsIn } from './registrants.ts'
import { changesIn } from './remembered.ts'
import type { StoredRows } from './rows.ts'
import { rowsIn } from './rows.ts'
import type { Settings } from './settings.ts'
import { settingsIn } from './settings.ts'
import type { SubscriptionStates } from './subscription-states.ts'
import { subscriptionStatesIn } from './subscription-states.ts'
import type { Tokens } from './tokens.ts'
import { tokensIn } from './tokens.ts'
import type { WebhookDeliveries } from './webhook-deliveries.ts'
import { webhookDeliveriesIn } from './webhook-deliveries.ts'
import type { ZoomUsers } from './zoom-users.ts'
import { zoomUsersIn } from './zoom-users.ts'

/** Everything that the mock keeps. */
export interface Storage {
  readonly apps: Apps
  readonly users: ZoomUsers
  readonly consents: Consents
  readonly codes: Codes
  readonly deviceCodes: DeviceCodes
  readonly grants: Grants
  readonly tokens: Tokens
  readonly webhooks: WebhookDeliveries
  readonly subscriptionStates: SubscriptionStates
  readonly meetings: Meetings
  readonly registrants: Registrants
  readonly rateCounters: RateCounters
  readonly journal: Journal
  readonly settings: Settings
  readonly pruning: Pruning
  /** Runs `work` in one transaction. It must not wait for anything; a throw undoes all of it. */
  transaction<T>(work: () => T): T
  /** Removes everything, including the journal. */
  wipe(): void
  /** Everything that is stored, including the journal. */
  rows(): StoredRows
  /** Replaces everything by what {@link rows} returned. Throws, and changes nothing, if it doesn't fit. */
  replace(rows: StoredRows): void
  close(): void
}

/** Opens the storage in an SQLite file or in memory. Throws a MockZoomError if that fails. */
export function openStorage(path: string): Storage {
  const db = openDatabase(path)
  const release = path === ':memory:' ? () => {} : claimDatabase(path)
  const changes = changesIn(db)
  const apps = appsIn(db, changes)
  const journal = journalIn(db, changes, secretHider(apps, changes))
  const settings = settingsIn(db)
  const pruning = pruningIn(db, { settings, journal })
  // With sqlite_sequence, which holds the numbers that were given out.
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name = 'sqlite_sequence'",
    )
    .pluck()
    .all()
  // Immediate: takes the write lock before reading, so that two processes can't decide on the same row.
  const inTransaction = db.transaction((work: () => unknown) => work())
  const transaction = <T>(work: () => T): T =>
    journal.within(() => {
      try {
        // What it returns is what the work returns.
        return inTransaction.immediate(work) as T
      } catch (error) {
        changes.note()
        throw error
      }
    })
  const rows = rowsIn(db, tables)
  const refill = (content: StoredRows) => {
    transaction(() => {
      rows.remove()
      rows.write(content)
    })
    changes.note()
    journal.emptied()
  }
  const consents = whenUsed(() => consentsIn(db))
  const codes = whenUsed(() => codesIn(db))
  const deviceCodes = whenUsed(() => deviceCodesIn(db))
  const grants = whenUsed(() => grantsIn(db))
  const tokens = whenUsed(() => tokensIn(db))
  const webhooks = whenUsed(() => webhookDeliveriesIn(db))
  const subscriptionStates = whenUsed(() => subscriptionStatesIn(db))
  const meetings = whenUsed(() => meetingsIn(db))
  const registrants = whenUsed(() => registrantsIn(db))
  const rateCounters = whenUsed(() => rateCountersIn(db))
  return {
    apps,
    users: zoomUsersIn(db, changes),
    get consents() {
      return consents()
    },
    get codes() {
      return codes()
    },
    get deviceCodes() {
      return deviceCodes()
    },
    get grants() {
      return grants()
    },
    get tokens() {
      return tokens()
    },
    get webhooks() {
      return webhooks()
    },
    get subscriptionStates() {
      return subscriptionStates()
    },
    get meetings() {
      return meetings()
    },
    get registrants() {
      return registrants()
    },
    get rateCounters() {
      return rateCounters()
    },
    journal,
    settings,
    pruning: { ...pruning, step: (...given) => transaction(() => pruning.step(...given)) },
    transaction,
    wipe: () => refill({}),
    rows: () => transaction(rows.read),
    replace: refill,
    close() {
      db.close()
      release()
    },
  }
}

/** Most mocks end before they have used all of it, and to prepare every statement would take a sixth of their time. */
function whenUsed<Part extends object>(make: () => Part): () => Part {
  let part: Part | undefined
  return () => {
    part ??= make()
    return part
  }
}
