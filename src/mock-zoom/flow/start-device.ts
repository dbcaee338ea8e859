import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import type { DeviceCode } from '../domain/device-code.ts'
import { newUserCode } from '../domain/device-code.ts'
import type { DeviceCodeId } from '../domain/ids.ts'
import { newRecordId, randomText } from '../domain/ids.ts'
import { whyMayNotAuthorize } from '../domain/may-authorize.ts'
import type { AuthorizeRefusal, ClientRefusal, DeviceRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import type { ClientRequest } from './authenticate-client.ts'
import { acceptClient, claimedClientId, factsOf } from './authenticate-client.ts'

/** Starts the device flow: RFC 8628, section 3.1. The app must have "Use App on Device" on. */
export function startDeviceFlow(
  context: FlowContext,
  request: ClientRequest,
): Accepted<DeviceCode> | Refusal<ClientRefusal | DeviceRefusal> {
  const { storage, clock } = context
  const { requestId } = request
  return storage.transaction(() => {
    const app = acceptClient(context, request, 'token')
    if (!app.ok) {
      const { reason } = app
      const clientId = claimedClientId(request)
      storage.journal.append(
        { type: 'token.refused', reason, clientId, grantType: null, ...factsOf(context, request, reason) },
        clock.now(),
        requestId,
      )
      return app
    }
    const { clientId, deviceFlow } = app.value
    if (deviceFlow) return accept(issueDeviceCode(context, app.value, requestId))
    const reason = 'device-flow-off'
    storage.journal.append(
      { type: 'device-code.refused', reason, clientId, deviceCodeId: null },
      clock.now(),
      requestId,
    )
    return refuse(reason)
  })
}

function issueDeviceCode(
  { storage, clock, random, switches }: FlowContext,
  { clientId, scopes }: App,
  requestId: string,
): DeviceCode {
  const now = clock.now()
  const code: DeviceCode = {
    id: newRecordId('device', random) as DeviceCodeId,
    deviceCode: randomText(40, random),
    userCode: newUserCode(random),
    clientId,
    scopes,
    issuedAt: now,
    expiresAt: now + switches.deviceCodeTtl * 1000,
    interval: switches.devicePollInterval * 1000,
    polledAt: null,
    decision: null,
    userId: null,
    redeemedAt: null,
  }
  storage.deviceCodes.insert(code)
  const { id: deviceCodeId, userCode, expiresAt } = code
  storage.journal.append(
    { type: 'device-code.issued', deviceCodeId, userCode, clientId, scopes, expiresAt },
    now,
    requestId,
  )
  return code
}

/** Finds the code that a user has typed, as long as it waits for an answer. Case and dashes don't matter. */
export function findWaitingDevice({ storage, clock }: FlowContext, typed: string): DeviceCode | undefined {
  const code = storage.deviceCodes.findByUserCode(typed.toLowerCase().replace(/[^a-z0-9]/g, ''))
  return code && code.decision === null && clock.now() < code.expiresAt ? code : undefined
}

/**
 * Why this user may not allow the device anything, as at the authorize endpoint; recorded like a refusal there. That Zoom
 * asks the same questions here is inferred.
 */
export function refuseAtDevice(
  { storage, clock }: FlowContext,
  requestId: string,
  { clientId }: DeviceCode,
  user: ZoomUser,
): Refusal<AuthorizeRefusal> | undefined {
  const app = storage.apps.find(clientId)
  const reason = app && whyMayNotAuthorize(app, user)
  if (!app || !reason) return undefined
  storage.journal.append(
    { type: 'authorize.refused', reason, clientId, redirectUri: null, userId: user.id },
    clock.now(),
    requestId,
  )
  return refuse(reason, { app_name: app.name })
}

/** The user allows or declines what the device asked for: RFC 8628, section 3.3. */
export function decideDevice(
  { storage, clock }: FlowContext,
  requestId: string,
  code: DeviceCode,
  user: ZoomUser,
  decision: 'allowed' | 'declined',
): void {
  storage.transaction(() => {
    storage.deviceCodes.decide(code.id, decision, user.id)
    if (decision === 'allowed') storage.consents.save(code.clientId, user.id, code.scopes, clock.now())
    const { id: deviceCodeId, clientId } = code
    storage.journal.append(
      { type: 'device-code.decided', deviceCodeId, clientId, userId: user.id, decision },
      clock.now(),
      requestId,
    )
  })
}
