import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import type { ClientId, DeliveryId, GrantId, UserId } from '../domain/ids.ts'
import type { Impossible } from '../domain/problem.ts'
import { impossible } from '../domain/problem.ts'
import { subscriptionsOf } from '../domain/subscription.ts'
import type { Grant } from '../domain/token.ts'
import { isUserGrant } from '../domain/token.ts'
import type { DeauthorizedBody } from '../domain/webhook.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import { deauthorizedBody } from '../webhooks/event-body.ts'
import type { Told } from '../webhooks/subscribers.ts'
import { tellApp } from '../webhooks/subscribers.ts'
import { closeGrant } from './grants.ts'

/** Which user uninstalls which app, and how the app learns of it. */
export interface UninstallRequest {
  /** A Zoom user, by id or email. */
  readonly user: string
  /** The app; without it, every app that the user has authorized. */
  readonly clientId?: string | undefined
  /** The shape of the event, instead of the one that the switch `deauthorizedBody` names. */
  readonly variant?: DeauthorizedBody | undefined
  /** Holds the event back until it is released. */
  readonly hold?: boolean | undefined
}

/** The result of an uninstall. */
export interface Uninstallation {
  readonly clientId: ClientId
  readonly userId: UserId
  readonly endedGrants: readonly GrantId[]
  /** The events for the app, one for each subscription that gets it. */
  readonly deliveryIds: readonly DeliveryId[]
  /** Why the app gets no event. */
  readonly notTold: string | null
}

/**
 * Uninstalls an app as its user does in Zoom's App Marketplace: the grants end, the consent is forgotten, so that the
 * next authorize request asks again, and the app is sent `app_deauthorized` a little later. Zoom sends it at each
 * uninstall (marketplace.zoom.us/docs/guides/auth/deauthorization).
 */
export function uninstall(
  context: FlowContext,
  request: UninstallRequest,
  requestId: string,
): Accepted<Uninstallation[]> | Impossible {
  const done = uninstallEach(context, request, requestId)
  // What the uninstall did is one exchange. The attempts to tell the app come after it, and are their own.
  context.storage.journal.endRequest(requestId)
  return done
}

function uninstallEach(
  context: FlowContext,
  request: UninstallRequest,
  requestId: string,
): Accepted<Uninstallation[]> | Impossible {
  const { storage } = context
  return storage.transaction(() => {
    const user = storage.users.find(request.user)
    if (!user) {
      return impossible(404, `There is no Zoom user ${request.user}.`, 'GET /__mock/users lists them.')
    }
    const { clientId } = request
    if (clientId !== undefined && !storage.apps.find(clientId)) {
      return impossible(404, `There is no app ${clientId}.`, 'GET /__mock/apps lists them.')
    }
    const installed = storage.apps
      .list()
      .filter(
        (app) => (clientId === undefined || app.clientId === clientId) && isInstalled(context, app, user),
      )
    if (installed.length === 0) {
      const what = clientId === undefined ? 'any app' : `the app ${clientId}`
      return impossible(
        409,
        `${user.email} has not authorized ${what}: there is nothing to uninstall.`,
        'Let the user authorize the app first.',
      )
    }
    return accept(installed.map((app) => uninstallOne(context, app, user, request, requestId)))
  })
}

/** An app for its own account is not installed by users. A revoked grant leaves the app installed. */
function isInstalled({ storage }: FlowContext, app: App, user: ZoomUser): boolean {
  if (app.kind === 'server-to-server') return false
  return (
    storage.consents.find(app.clientId, user.id) !== undefined ||
    storage.grants.live(app.clientId, user.id).some(isUserGrant)
  )
}

/** Uninstalls one app. `requestId` is the request that caused it. */
export function uninstallOne(
  context: FlowContext,
  app: App,
  user: ZoomUser,
  { variant, hold }: Pick<UninstallRequest, 'variant' | 'hold'>,
  requestId: string,
): Uninstallation {
  const { storage, clock, switches, webhookRandom } = context
  const { clientId } = app
  const now = clock.now()
  const ended = switches.uninstallEndsTokens ? storage.grants.live(clientId, user.id).filter(isUserGrant) : []
  for (const grant of ended) closeGrant(context, grant, 'uninstalled', now, requestId)
  const others = grantsOfTheAccount(context, app, user)
  for (const grant of others) closeGrant(context, grant, 'uninstalled-by-owner', now, requestId)
  storage.consents.remove(clientId, user.id)
  const about = {
    accountId: user.accountId,
    userId: user.id,
    clientId,
    signature: Buffer.from(webhookRandom(32)).toString('hex'),
    at: now,
  }
  const body = deauthorizedBody(variant ?? switches.deauthorizedBody, about)
  const { deliveries, notTold } = tell(context, app, body, hold ?? false)
  const deliveryIds = deliveries.map(({ id }) => id)
  const [deliveryId = null] = deliveryIds
  storage.journal.append({ type: 'app.uninstalled', clientId, userId: user.id, deliveryId }, now, requestId)
  return {
    clientId,
    userId: user.id,
    endedGrants: [...ended, ...others].map((grant) => grant.id),
    deliveryIds,
    notTold,
  }
}

/**
 * What else ends when the owner of an account uninstalls an app that is for the whole account: the tokens of its other
 * users. They get no event of their own, and the app still appears as installed to them (devforum.zoom.us/t/42658).
 */
function grantsOfTheAccount({ storage, switches }: FlowContext, app: App, user: ZoomUser): Grant[] {
  if (app.kind !== 'admin-managed' || user.role !== 'owner' || !switches.ownerUninstallEndsAll) return []
  return storage.users
    .list()
    .filter((other) => other.accountId === user.accountId && other.id !== user.id)
    .flatMap((other) => storage.grants.live(app.clientId, other.id))
    .filter(isUserGrant)
}

/** Zoom says that it sends the event to published apps only (zoom/skills, skills/oauth/SKILL.md). */
function tell(context: FlowContext, app: App, body: string, hold: boolean): Told {
  if (subscriptionsOf(app).length > 0 && app.draft && !context.switches.draftAppsAreTold)
    return {
      deliveries: [],
      notTold: 'the app is a draft, and Zoom sends events to published apps only',
    }
  return tellApp(context, app, { event: 'app_deauthorized', body, hold })
}
