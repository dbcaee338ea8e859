import { find, refusalOf, wayOf } from '../../mock-zoom/journal/describe.ts'
import type { Exchange } from '../../mock-zoom/journal/exchange.ts'

/** What belongs together: from the first step of a connection to the last use of its tokens. */
export interface Flow {
  /** The id of its first exchange. */
  readonly id: number
  readonly kind: 'authorization' | 'install' | 'device' | 'account' | 'other'
  readonly exchanges: readonly Exchange[]
  readonly clientId: string | null
  readonly userId: string | null
  /** The codes that were issued in it, shortened. */
  readonly codes: readonly string[]
}

interface Draft {
  readonly id: number
  readonly kind: Flow['kind']
  readonly exchanges: Exchange[]
  clientId: string | null
  userId: string | null
  readonly codes: string[]
  /** Its code was issued and not exchanged. */
  codeWaits: boolean
}

/** Sorts exchanges into flows. Exchanges that belong to no flow (the clock, a reset) are left out. */
export function readFlows(exchanges: readonly Exchange[]): Flow[] {
  const drafts: Draft[] = []
  const byId = new Map<string, Draft>()
  const begin = (kind: Flow['kind'], { id, clientId }: Exchange): Draft => {
    const draft: Draft = { id, kind, exchanges: [], clientId, userId: null, codes: [], codeWaits: false }
    drafts.push(draft)
    return draft
  }
  for (const exchange of exchanges) {
    const flow = flowFor(exchange, drafts, byId) ?? beginFor(exchange, begin, byId)
    if (!flow) continue
    flow.exchanges.push(exchange)
    flow.clientId ??= exchange.clientId
    flow.userId ??= exchange.userId
    remember(exchange, flow, byId)
  }
  return drafts
}

/** The flow that an exchange continues. */
function flowFor(
  exchange: Exchange,
  drafts: readonly Draft[],
  byId: ReadonlyMap<string, Draft>,
): Draft | undefined {
  const key = authorizeKey(exchange)
  if (key !== undefined) {
    const pending = byId.get(key)
    return pending && pending.codes.length === 0 ? pending : undefined
  }
  const refused = find(exchange, 'code.refused')
  if (refused) {
    // An unknown code can be a known one that was cut, say.
    const { recognised } = refused
    const codeId = refused.codeId ?? (recognised?.is === 'altered' ? recognised.of : undefined)
    const own = codeId === undefined ? undefined : byId.get(codeId)
    if (own?.codeWaits) return own
    // An old code that is sent while a new one is waiting belongs to the flow of the new one.
    const waiting = drafts.findLast(
      (draft) =>
        draft.codeWaits &&
        draft.clientId === exchange.clientId &&
        (exchange.userId === null || draft.userId === exchange.userId),
    )
    return waiting ?? own
  }
  for (const id of idsOf(exchange)) {
    const flow = byId.get(id)
    if (flow) return flow
  }
  // An uninstall ends everything that the user has with the app: it belongs to the flow that they began last.
  if (!find(exchange, 'app.uninstalled')) return undefined
  return drafts.findLast(
    ({ clientId, userId }) => clientId === exchange.clientId && userId === exchange.userId,
  )
}

function beginFor(
  exchange: Exchange,
  begin: (kind: Flow['kind'], exchange: Exchange) => Draft,
  byId: Map<string, Draft>,
): Draft | undefined {
  if (exchange.request?.route === 'authorize') return begin('authorization', exchange)
  if (find(exchange, 'code.issued')) return begin('install', exchange)
  if (find(exchange, 'device-code.issued')) return begin('device', exchange)
  if (find(exchange, 'account-token.issued')) return begin('account', exchange)
  if (wayOf(exchange) === null) return undefined
  // Requests that nothing connects with earlier ones: one flow for each app, so that the list stays short.
  const key = `other ${exchange.clientId}`
  const other = byId.get(key) ?? begin('other', exchange)
  byId.set(key, other)
  return other
}

function remember(exchange: Exchange, flow: Draft, byId: Map<string, Draft>): void {
  const key = authorizeKey(exchange)
  if (key !== undefined) byId.set(key, flow)
  for (const id of idsOf(exchange)) if (!byId.has(id)) byId.set(id, flow)
  const issued = find(exchange, 'code.issued')
  if (issued) {
    flow.codes.push(issued.code)
    flow.codeWaits = true
  }
  const redeemed = find(exchange, 'code.redeemed')
  if (redeemed) {
    const own = byId.get(redeemed.codeId)
    if (own) own.codeWaits = false
  }
}

/** An authorize request is asked once for the consent page, and once more with the answer. */
function authorizeKey({ request }: Exchange): string | undefined {
  return request?.route === 'authorize' ? `authorize ${request.query}` : undefined
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
function idsOf({ entries }: Exchange): string[] {
  return entries.flatMap((entry) => {
    if (entry.type === 'grant.superseded') return []
    return idKeys.flatMap((key) => {
      const id: unknown = Reflect.get(entry, key)
      return typeof id === 'string' ? [id] : []
    })
  })
}

/** The refused exchanges of a flow, apart from a device that waits. */
export function refusalsIn({ exchanges }: Flow): Exchange[] {
  return exchanges.filter(isRefused)
}

/** Whether Zoom said no. That a device is still waited for is no refusal. */
export function isRefused(exchange: Exchange): boolean {
  const refusal = refusalOf(exchange)
  return refusal !== undefined && refusal.reason !== 'device-pending'
}
