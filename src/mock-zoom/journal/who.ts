import type { EntryOf, JournalEntry } from './events.ts'

/** Who was behind something. */
export interface Who {
  readonly clientId: string | null
  readonly userId: string | null
  /** The codes that it is about, shortened. */
  readonly codes: readonly string[]
}

/** The app and user of each code and grant, because later entries have only the id. */
interface Known {
  clientId?: string
  userId?: string
  code?: string
}

/** Remembers whose codes and grants have been seen. */
export interface WhoIsWho {
  learn(entry: JournalEntry): void
  /** Forgets the codes and grants whose beginning is among entries that are gone. */
  forget(entries: readonly JournalEntry[]): void
  behind(entries: readonly JournalEntry[]): Who
}

export function createWhoIsWho(): WhoIsWho {
  const known = new Map<string, Known>()
  return {
    learn(entry) {
      // A refusal names the app that came with the code or grant of another.
      if ('reason' in entry) return
      for (const id of idsIn(entry)) {
        const about = known.get(id) ?? {}
        known.set(id, about)
        if ('clientId' in entry && entry.clientId !== null) about.clientId ??= entry.clientId
        if ('userId' in entry && entry.userId !== null) about.userId ??= entry.userId
        if ('code' in entry && entry.code !== null) about.code ??= entry.code
      }
    },
    forget(entries) {
      for (const entry of entries)
        if (beginnings.has(entry.type)) for (const id of idsIn(entry)) known.delete(id)
    },
    behind(entries) {
      const about = entries.flatMap(idsIn).flatMap((id) => known.get(id) ?? [])
      const clientId =
        entries.map((entry) => ('clientId' in entry ? entry.clientId : null)).find(isSaid) ??
        about.map((each) => each.clientId).find(isSaid) ??
        entries.map((entry) => (entry.type === 'request.answered' ? clientIn(entry) : null)).find(isSaid)
      const userId =
        entries.map((entry) => ('userId' in entry ? entry.userId : null)).find(isSaid) ??
        about.map((each) => each.userId).find(isSaid)
      const codes = [
        ...entries.map((entry) => ('code' in entry ? entry.code : null)),
        ...about.map(({ code }) => code),
      ].filter(isSaid)
      return { clientId: clientId ?? null, userId: userId ?? null, codes: [...new Set(codes)] }
    },
  }
}

/** They stay in the journal as long as what they began. */
const beginnings: ReadonlySet<string> = new Set([
  ...['code.issued', 'code.redeemed', 'device-code.issued', 'device-code.redeemed', 'account-token.issued'],
])

const nothing: readonly never[] = []

/** The codes and grants that an entry is about. */
function idsIn(entry: JournalEntry): readonly string[] {
  if (entry.type === 'request.answered') return nothing
  return [
    'codeId' in entry ? entry.codeId : null,
    'grantId' in entry ? entry.grantId : null,
    'deviceCodeId' in entry ? entry.deviceCodeId : null,
  ].filter(isSaid)
}

/** The app that a request claims to be from, whatever the response. */
function clientIn({ requestHeaders, query, requestBody }: EntryOf<'request.answered'>): string | null {
  const basic = /^Basic ([^:]+):/i.exec(requestHeaders.authorization ?? '')?.[1]
  const sent = requestBody.includes('client_id=') ? requestBody : ''
  return (
    basic ?? new URLSearchParams(query).get('client_id') ?? new URLSearchParams(sent).get('client_id') ?? null
  )
}

function isSaid<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined
}
