import type Database from 'better-sqlite3'
import type { App } from '../domain/app.ts'
import type { ClientId } from '../domain/ids.ts'
import type { Subscription, SubscriptionState } from '../domain/subscription.ts'

interface Row {
  client_id: ClientId
  subscription_id: string
  url: string
  failures: number
  off: number
}

/** What Zoom remembers of the subscriptions whose URLs were found valid. */
export interface SubscriptionStates {
  /** Undefined while the URL that the subscription has now was never valid. */
  find(
    app: Pick<App, 'clientId'>,
    subscription: Pick<Subscription, 'id' | 'url'>,
  ): SubscriptionState | undefined
  save(state: SubscriptionState): void
}

export function subscriptionStatesIn(db: Database.Database): SubscriptionStates {
  const find = db.prepare<[Pick<SubscriptionState, 'clientId' | 'subscriptionId' | 'url'>], Row>(`
    SELECT * FROM subscription_states
    WHERE client_id = @clientId AND subscription_id = @subscriptionId AND url = @url`)
  const save = db.prepare(`
    INSERT INTO subscription_states (client_id, subscription_id, url, failures, off)
    VALUES (@clientId, @subscriptionId, @url, @failures, @off)
    ON CONFLICT (client_id, subscription_id) DO UPDATE SET
      url = excluded.url, failures = excluded.failures, off = excluded.off`)
  return {
    find({ clientId }, { id, url }) {
      const row = find.get({ clientId, subscriptionId: id, url })
      return (
        row && {
          clientId: row.client_id,
          subscriptionId: row.subscription_id,
          url: row.url,
          failures: row.failures,
          off: row.off === 1,
        }
      )
    },
    save: (state) => void save.run({ ...state, off: Number(state.off) }),
  }
}
