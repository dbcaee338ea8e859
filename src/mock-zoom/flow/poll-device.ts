import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import { newCodeText } from '../domain/authorization-code.ts'
import type { DeviceCode } from '../domain/device-code.ts'
import { refuseDevicePoll, slowDownBy } from '../domain/device-code.ts'
import type { DeviceRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { FlowContext } from '../flow-context.ts'
import type { AuthenticatedRequest } from './authenticated-request.ts'
import { grantType } from './grant-type.ts'
import type { IssuedTokens, OpenedGrant } from './grants.ts'
import { openGrant, signTokens, supersedeGrants } from './grants.ts'
import { isOwnerGone } from './owner-gone.ts'
import { recogniseDeviceCode } from './recognise.ts'

/** A poll of the device: RFC 8628, section 3.4. */
interface DevicePoll extends AuthenticatedRequest {
  readonly deviceCode: string | undefined
}

export const deviceCode = grantType({
  grantType: 'urn:ietf:params:oauth:grant-type:device_code',
  parameters: { device_code: 'secret' },
  run: (context, { get, requestId, clientId }) =>
    pollDevice(context, { requestId, clientId, deviceCode: get('device_code') }),
})

/** Exchanges a device code for tokens, once and only after the user has allowed it. */
function pollDevice(context: FlowContext, poll: DevicePoll): Accepted<IssuedTokens> | Refusal<DeviceRefusal> {
  const { storage, clock } = context
  const opened = storage.transaction((): Accepted<OpenedGrant> | Refusal<DeviceRefusal> => {
    if (!poll.deviceCode) return recordRefusal(context, poll, 'device-code-missing')
    const code = storage.deviceCodes.findByDeviceCode(poll.deviceCode)
    if (!code) return recordRefusal(context, poll, 'device-code-unknown')
    const now = clock.now()
    const owner = code.userId === null ? undefined : storage.users.find(code.userId)
    const attempt = { clientId: poll.clientId, ownerRemoved: isOwnerGone(context, owner), now }
    const reason = refuseDevicePoll(code, attempt)
    if (reason !== 'device-code-for-another-app') {
      const interval = code.interval + (reason === 'device-polled-too-fast' ? slowDownBy : 0)
      storage.deviceCodes.polled(code.id, interval, now)
    }
    if (reason) return recordRefusal(context, poll, reason, code)
    return accept(redeemDeviceCode(context, poll, code))
  })
  if (!opened.ok) return opened
  return accept(signTokens(context, opened.value))
}

function redeemDeviceCode(context: FlowContext, { requestId }: DevicePoll, code: DeviceCode): OpenedGrant {
  const { storage, clock, random, switches } = context
  const { id: deviceCodeId, clientId, userId, scopes } = code
  if (userId === null) throw new Error(`device code ${deviceCodeId} was allowed by nobody`)
  const now = clock.now()
  storage.deviceCodes.redeem(deviceCodeId, now)
  const about = {
    type: 'device_code',
    speaksFor: 'user',
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
  context: FlowContext,
  { clientId, requestId, deviceCode }: DevicePoll,
  reason: DeviceRefusal,
  code?: DeviceCode,
): Refusal<DeviceRefusal> {
  const isUnknown = reason === 'device-code-unknown' && deviceCode !== undefined
  context.storage.journal.append(
    {
      type: 'device-code.refused',
      reason,
      clientId,
      deviceCodeId: code?.id ?? null,
      ...(isUnknown ? { recognised: recogniseDeviceCode(context, deviceCode) } : {}),
    },
    context.clock.now(),
    requestId,
  )
  return refuse(reason)
}
