import type Database from 'better-sqlite3'
import type { ClientId, DeliveryId } from '../domain/ids.ts'
import type { Page } from '../domain/page.ts'
import type { WebhookAttempt, WebhookDelivery } from '../domain/webhook.ts'
import { insertInto } from './columns.ts'
import { pagesOf } from './pages.ts'

interface Row {
  id: DeliveryId
  client_id: ClientId
  subscription_id: string
  event: WebhookDelivery['event']
  body: string
  state: WebhookDelivery['state']
  created_at: number
  due_at: number | null
  duplicate_of: DeliveryId | null
}

/** Events for apps, with the attempts to deliver them. They survive a restart: what was due is sent then. */
export interface WebhookDeliveries {
  find(id: string): WebhookDelivery | undefined
  /** The oldest first. */
  list(page?: Page): WebhookDelivery[]
  /** The one that is due first, whether its time has come or not. */
  nextDue(): WebhookDelivery | undefined
  insert(delivery: WebhookDelivery): void
  settle(id: DeliveryId, state: WebhookDelivery['state'], dueAt: number | null): void
  addAttempt(id: DeliveryId, attempt: WebhookAttempt): void
  /** Removes pending validations of a subscription's URL. */
  removeWaitingValidations(clientId: ClientId, subscriptionId: string): void
}

export function webhookDeliveriesIn(db: Database.Database): WebhookDeliveries {
  const find = db.prepare<[string], Row>('SELECT * FROM webhook_deliveries WHERE id = ?')
  const pages = pagesOf<Row>(db, 'webhook_deliveries')
  const nextDue = db.prepare<[], Row>(
    'SELECT * FROM webhook_deliveries WHERE due_at IS NOT NULL ORDER BY due_at, rowid LIMIT 1',
  )
  const insert = db.prepare(
    insertInto(
      'webhook_deliveries',
      ...['id', 'clientId', 'subscriptionId', 'event', 'body', 'state', 'createdAt', 'dueAt', 'duplicateOf'],
    ),
  )
  const settle = db.prepare('UPDATE webhook_deliveries SET state = @state, due_at = @dueAt WHERE id = @id')
  const attempts = db.prepare<[string], WebhookAttempt>(
    'SELECT at, url, status, failure, duration FROM webhook_attempts WHERE delivery_id = ? ORDER BY rowid',
  )
  const addAttempt = db.prepare(
    insertInto('webhook_attempts', 'deliveryId', 'at', 'url', 'status', 'failure', 'duration'),
  )
  const removeWaitingValidations = db.prepare(`
    DELETE FROM webhook_deliveries
    WHERE client_id = @clientId AND subscription_id = @subscriptionId
      AND event = 'endpoint.url_validation' AND state = 'waiting'`)

  const toDelivery = (row: Row): WebhookDelivery => ({
    id: row.id,
    clientId: row.client_id,
    subscriptionId: row.subscription_id,
    event: row.event,
    state: row.state,
    createdAt: row.created_at,
    dueAt: row.due_at,
    duplicateOf: row.duplicate_of,
    body: row.body,
    attempts: attempts.all(row.id),
  })
  return {
    find(id) {
      const row = find.get(id)
      return row && toDelivery(row)
    },
    list: (page) => pages(page).map(toDelivery),
    nextDue() {
      const row = nextDue.get()
      return row && toDelivery(row)
    },
    insert: (delivery) => void insert.run(delivery),
    settle: (id, state, dueAt) => void settle.run({ id, state, dueAt }),
    addAttempt: (deliveryId, attempt) => void addAttempt.run({ ...attempt, deliveryId }),
    removeWaitingValidations: (clientId, subscriptionId) =>
      void removeWaitingValidations.run({ clientId, subscriptionId }),
  }
}
