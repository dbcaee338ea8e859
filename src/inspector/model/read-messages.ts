import type { JournalEntry } from '../../mock-zoom/control-api.ts'
import type { Answered, Message, Party } from './message.ts'

interface Draft {
  readonly entries: JournalEntry[]
}

/** What later entries only name by its id. */
interface Known {
  readonly clientOfGrant: Map<string, string>
  readonly userOfGrant: Map<string, string>
  readonly userOfCode: Map<string, string>
  readonly grantOfToken: Map<string, string>
  readonly codeOfGrant: Map<string, string>
}

/** Puts the entries of each request together, and each attempt to deliver a webhook; the rest stands alone. */
export function readMessages(journal: readonly JournalEntry[]): Message[] {
  const drafts: Draft[] = []
  const byKey = new Map<string, Draft>()
  for (const entry of journal) {
    const key = keyOf(entry)
    const open = key === undefined ? undefined : byKey.get(key)
    if (open) {
      open.entries.push(entry)
      continue
    }
    const draft = { entries: [entry] }
    drafts.push(draft)
    if (key !== undefined) byKey.set(key, draft)
  }
  const known: Known = {
    clientOfGrant: new Map(),
    userOfGrant: new Map(),
    userOfCode: new Map(),
    grantOfToken: new Map(),
    codeOfGrant: new Map(),
  }
  return drafts.map((draft) => {
    for (const entry of draft.entries) learn(entry, known)
    return toMessage(draft, known)
  })
}

function keyOf(entry: JournalEntry): string | undefined {
  if ('deliveryId' in entry && 'attempt' in entry) return `${entry.deliveryId} ${entry.attempt}`
  return entry.requestId ?? undefined
}

function learn(entry: JournalEntry, known: Known): void {
  switch (entry.type) {
    case 'code.issued':
      known.userOfCode.set(entry.codeId, entry.userId)
      break
    case 'code.redeemed':
      known.codeOfGrant.set(entry.grantId, entry.code)
      known.grantOfToken.set(entry.accessTokenId, entry.grantId)
      if (entry.refreshTokenId !== null) known.grantOfToken.set(entry.refreshTokenId, entry.grantId)
      learnGrant(entry, known)
      break
    case 'device-code.redeemed':
      learnGrant(entry, known)
      break
    case 'account-token.issued':
      known.clientOfGrant.set(entry.grantId, entry.clientId)
      known.grantOfToken.set(entry.accessTokenId, entry.grantId)
      break
    case 'refresh.rotated':
      known.grantOfToken.set(entry.newAccessTokenId, entry.grantId)
      known.grantOfToken.set(entry.newRefreshTokenId, entry.grantId)
      break
    default:
  }
}

function learnGrant(
  {
    grantId,
    clientId,
    userId,
  }: { readonly grantId: string; readonly clientId: string; readonly userId: string },
  { clientOfGrant, userOfGrant }: Known,
): void {
  clientOfGrant.set(grantId, clientId)
  userOfGrant.set(grantId, userId)
}

function toMessage({ entries }: Draft, known: Known): Message {
  const [first] = entries
  if (!first) throw new Error('a message without entries')
  const answered = entries.find((entry): entry is Answered => entry.type === 'request.answered')
  const grantIds = entries.flatMap((entry) =>
    'grantId' in entry && entry.grantId !== null ? [entry.grantId] : [],
  )
  const named = <Key extends 'clientId' | 'userId'>(key: Key) =>
    entries
      .map((entry) => (key in entry ? Reflect.get(entry, key) : undefined))
      .find((value) => typeof value === 'string')
  const codeIds = entries.flatMap((entry) =>
    'codeId' in entry && entry.codeId !== null ? [entry.codeId] : [],
  )
  return {
    id: first.seq,
    at: first.at,
    entries,
    way: wayOf(entries, answered),
    answered,
    clientId: named('clientId') ?? firstOf(grantIds, known.clientOfGrant) ?? clientIn(answered) ?? null,
    userId:
      named('userId') ?? firstOf(codeIds, known.userOfCode) ?? firstOf(grantIds, known.userOfGrant) ?? null,
    codes: [
      ...new Set([
        ...entries.flatMap((entry) => ('code' in entry && entry.code !== null ? [entry.code] : [])),
        ...grantIds.flatMap((id) => known.codeOfGrant.get(id) ?? []),
      ]),
    ],
  }
}

function firstOf(ids: readonly string[], names: ReadonlyMap<string, string>): string | undefined {
  return ids.map((id) => names.get(id)).find((name) => name !== undefined)
}

/** The app that a request says it is from, whatever came of it. */
function clientIn(answered: Answered | undefined): string | undefined {
  if (!answered) return undefined
  const basic = /^Basic ([^:]+):/i.exec(answered.requestHeaders.authorization ?? '')?.[1]
  const named = new URLSearchParams(answered.query).get('client_id')
  const sent = answered.requestBody.includes('client_id=')
    ? new URLSearchParams(answered.requestBody).get('client_id')
    : undefined
  return basic ?? named ?? sent ?? undefined
}

const fromBrowser = { from: 'browser', to: 'zoom' } as const
const fromIntegration = { from: 'integration', to: 'zoom' } as const
const toIntegration = { from: 'zoom', to: 'integration' } as const

function wayOf(
  entries: readonly JournalEntry[],
  answered: Answered | undefined,
): { from: Party; to: Party } | null {
  if (entries.some(({ type }) => type === 'webhook.sent')) return toIntegration
  if (!answered) return entries.some(({ type }) => type === 'code.issued') ? fromBrowser : null
  switch (answered.route) {
    case 'authorize':
    case 'page':
      return fromBrowser
    case 'token':
    case 'devicecode':
    case 'revoke':
    case 'api':
      return fromIntegration
    case 'unknown':
      // Programs say what they want; browsers ask for pages.
      return answered.requestHeaders.accept?.includes('text/html') ? fromBrowser : fromIntegration
    default:
      return answered.route satisfies never
  }
}
