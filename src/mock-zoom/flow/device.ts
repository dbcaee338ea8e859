import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import { newCodeText } from '../domain/authorization-code.ts'
import type { DeviceCode } from '../domain/device-code.ts'
import { newUserCode, refuseDevicePoll, slowDownBy } from '../domain/device-code.ts'
import type { DeviceCodeId } from '../domain/ids.ts'
import { newRecordId, randomText } from '../domain/ids.ts'
import type { DeviceRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import type { AuthenticatedRequest } from './authenticated-request.ts'
import type { IssuedTokens, OpenedGrant } from './grants.ts'
import { openGrant, signTokens, supersedeGrants } from './grants.ts'

/** Starts the device flow: RFC 8628, section 3.1. The app must have "Use App on Device" on. */
export function startDeviceFlow(
  { storage, clock, random, switches }: FlowContext,
  { requestId, app }: { readonly requestId: string; readonly app: App },
): Accepted<DeviceCode> | Refusal<DeviceRefusal> {
  const now = clock.now()
  return storage.transaction(() => {
    const { clientId, scopes } = app
    if (!app.deviceFlow) return recordRefusal({ storage, clock }, { requestId, clientId }, 'device-flow-off')
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
    return accept(code)
  })
}

/** Finds the code that a user has typed, as long as it waits for an answer. Case and dashes don't matter. */
export function findWaitingDevice({ storage, clock }: FlowContext, typed: string): DeviceCode | undefined {
  const code = storage.deviceCodes.findByUserCode(typed.toLowerCase().replace(/[^a-z0-9]/g, ''))
  return code && code.decision === null && clock.now() < code.expiresAt ? code : undefined
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

/** A poll of the device: RFC 8628, section 3.4. */
export interface DevicePoll extends AuthenticatedRequest {
  readonly deviceCode: string | undefined
}

/** Exchanges a device code for tokens, once and only after the user has allowed it. */
export async function pollDevice(
  context: FlowContext,
  poll: DevicePoll,
): Promise<Accepted<IssuedTokens> | Refusal<DeviceRefusal>> {
  const { storage, clock } = context
  const opened = storage.transaction((): Accepted<OpenedGrant> | Refusal<DeviceRefusal> => {
    if (!poll.deviceCode) return recordRefusal(context, poll, 'device-code-missing')
    const code = storage.deviceCodes.findByDeviceCode(poll.deviceCode)
    if (!code) return recordRefusal(context, poll, 'device-code-unknown')
    const now = clock.now()
    const owner = code.userId === null ? undefined : storage.users.find(code.userId)
    const attempt = { clientId: poll.clientId, ownerRemoved: owner?.removed === true, now }
    const reason = refuseDevicePoll(code, attempt)
    if (reason !== 'device-code-for-another-app') {
      const interval = code.interval + (reason === 'device-polled-too-fast' ? slowDownBy : 0)
      storage.deviceCodes.polled(code.id, interval, now)
    }
    if (reason) return recordRefusal(context, poll, reason, code)
    return accept(redeemDeviceCode(context, poll, code))
  })
  if (!opened.ok) return opened
  return accept(await signTokens(context, opened.value))
}

function redeemDeviceCode(context: FlowContext, { requestId }: DevicePoll, code: DeviceCode): OpenedGrant {
  const { storage, clock, random, switches } = context
  const { id: deviceCodeId, clientId, userId, scopes } = code
  if (userId === null) throw new Error(`device code ${deviceCodeId} was allowed by nobody`)
  const now = clock.now()
  storage.deviceCodes.redeem(deviceCodeId, now)
  const about = {
    type: 'device_code',
    clientId,
    userId,
    code: newCodeText(switches.codeShape, userId, random),
    scopes,
  } as const
  const opened = openGrant(context, about, null, now)
  const grantId = opened.grant.id
  storage.journal.append(
    {
      type: 'device-code.redeemed',
      deviceCodeId,
      clientId,
      userId,
      grantId,
      accessTokenId: opened.access.id,
      accessExpiresAt: opened.access.expiresAt,
    },
    now,
    requestId,
  )
  supersedeGrants(context, opened.grant, now, requestId)
  return opened
}

function recordRefusal(
  { storage, clock }: Pick<FlowContext, 'storage' | 'clock'>,
  { clientId, requestId }: AuthenticatedRequest,
  reason: DeviceRefusal,
  code?: DeviceCode,
): Refusal<DeviceRefusal> {
  storage.journal.append(
    { type: 'device-code.refused', reason, clientId, deviceCodeId: code?.id ?? null },
    clock.now(),
    requestId,
  )
  return refuse(reason)
}
