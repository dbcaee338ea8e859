import type { Message } from './message.ts'
import { find, refusalOf } from './message.ts'

/** What belongs together: from the first step of a connection to the last use of its tokens. */
export interface Flow {
  /** The id of its first message. */
  readonly id: number
  readonly kind: 'authorization' | 'install' | 'device' | 'account' | 'other'
  readonly messages: readonly Message[]
  readonly clientId: string | null
  readonly userId: string | null
  /** The codes that were issued in it, shortened. */
  readonly codes: readonly string[]
}

interface Draft {
  readonly id: number
  readonly kind: Flow['kind']
  readonly messages: Message[]
  clientId: string | null
  userId: string | null
  readonly codes: string[]
  /** Its code was issued and not exchanged. */
  codeWaits: boolean
}

/** Sorts messages into flows. What belongs to none (the clock, a reset) is in none. */
export function readFlows(messages: readonly Message[]): Flow[] {
  const drafts: Draft[] = []
  const byId = new Map<string, Draft>()
  const begin = (kind: Flow['kind'], { id, clientId }: Message): Draft => {
    const draft: Draft = { id, kind, messages: [], clientId, userId: null, codes: [], codeWaits: false }
    drafts.push(draft)
    return draft
  }
  for (const message of messages) {
    const flow = flowFor(message, drafts, byId) ?? beginFor(message, begin, byId)
    if (!flow) continue
    flow.messages.push(message)
    flow.clientId ??= message.clientId
    flow.userId ??= message.userId
    remember(message, flow, byId)
  }
  return drafts
}

/** The flow that a message goes on with. */
function flowFor(
  message: Message,
  drafts: readonly Draft[],
  byId: ReadonlyMap<string, Draft>,
): Draft | undefined {
  const key = authorizeKey(message)
  if (key !== undefined) {
    const pending = byId.get(key)
    return pending && pending.codes.length === 0 ? pending : undefined
  }
  const refused = find(message, 'code.refused')
  if (refused) {
    // An unknown code can be a known one that was cut, say.
    const { recognised } = refused
    const codeId = refused.codeId ?? (recognised?.is === 'altered' ? recognised.of : undefined)
    const own = codeId === undefined ? undefined : byId.get(codeId)
    if (own?.codeWaits) return own
    // An old code that is sent while a new one waits belongs to the story of the new one.
    const waiting = drafts.findLast(
      (draft) =>
        draft.codeWaits &&
        draft.clientId === message.clientId &&
        (message.userId === null || draft.userId === message.userId),
    )
    return waiting ?? own
  }
  for (const id of idsOf(message)) {
    const flow = byId.get(id)
    if (flow) return flow
  }
  // An uninstall ends whatever the user has with the app: it belongs to the last that they began.
  if (!find(message, 'app.uninstalled')) return undefined
  return drafts.findLast(({ clientId, userId }) => clientId === message.clientId && userId === message.userId)
}

function beginFor(
  message: Message,
  begin: (kind: Flow['kind'], message: Message) => Draft,
  byId: Map<string, Draft>,
): Draft | undefined {
  if (message.answered?.route === 'authorize') return begin('authorization', message)
  if (find(message, 'code.issued')) return begin('install', message)
  if (find(message, 'device-code.issued')) return begin('device', message)
  if (find(message, 'account-token.issued')) return begin('account', message)
  if (message.way === null) return undefined
  // What can be told from nothing before: one flow for each app, so that the list stays short.
  const key = `other ${message.clientId}`
  const other = byId.get(key) ?? begin('other', message)
  byId.set(key, other)
  return other
}

function remember(message: Message, flow: Draft, byId: Map<string, Draft>): void {
  const key = authorizeKey(message)
  if (key !== undefined) byId.set(key, flow)
  for (const id of idsOf(message)) if (!byId.has(id)) byId.set(id, flow)
  const issued = find(message, 'code.issued')
  if (issued) {
    flow.codes.push(issued.code)
    flow.codeWaits = true
  }
  const redeemed = find(message, 'code.redeemed')
  if (redeemed) {
    const own = byId.get(redeemed.codeId)
    if (own) own.codeWaits = false
  }
}

/** An authorize request is asked once for the consent page, and once more with the answer. */
function authorizeKey({ answered }: Message): string | undefined {
  return answered?.route === 'authorize' ? `authorize ${answered.query}` : undefined
}

const idKeys = [
  'codeId',
  'deviceCodeId',
  'grantId',
  'tokenId',
  'accessTokenId',
  'refreshTokenId',
  'newAccessTokenId',
  'newRefreshTokenId',
  'deliveryId',
] as const

/** All ids that its entries name. A grant that was superseded belongs to another flow, and is left out. */
function idsOf({ entries }: Message): string[] {
  return entries.flatMap((entry) => {
    if (entry.type === 'grant.superseded') return []
    return idKeys.flatMap((key) => {
      const id: unknown = Reflect.get(entry, key)
      return typeof id === 'string' ? [id] : []
    })
  })
}

/** The refused messages of a flow, apart from a device that waits. */
export function refusalsIn({ messages }: Flow): Message[] {
  return messages.filter((message) => {
    const refusal = refusalOf(message)
    return refusal !== undefined && refusal.reason !== 'device-pending'
  })
}
