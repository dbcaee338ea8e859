import type { JournalEntry, Names } from '../mock-zoom/index.ts'

type Answered = Extract<JournalEntry, { readonly type: 'request.answered' }>

/** The step of a flow that a request is: what an app's developer calls it. */
export function stepOf(request: Answered, entries: readonly JournalEntry[]): string {
  if (request.route === 'authorize') return request.method === 'POST' ? 'consent' : 'authorize'
  if (request.route === 'devicecode') return 'device'
  if (request.route !== 'token') return request.route
  for (const entry of entries) {
    if (entry.type.startsWith('code.')) return 'exchange'
    if (entry.type.startsWith('refresh.')) return 'refresh'
    if (entry.type.startsWith('device-code.')) return 'poll'
    if (entry.type === 'token.refused' && entry.grantType === 'authorization_code') return 'exchange'
    if (entry.type === 'token.refused' && entry.grantType === 'refresh_token') return 'refresh'
  }
  return 'token'
}

/** Remembers whose codes and grants there are, and says for whom a request was. */
export function createWhoIsWho(names: Names) {
  const users = new Map<string, string>()
  const apps = new Map<string, string>()

  /** What a later request says only by the id of its code or grant. */
  const remember = (entry: JournalEntry) => {
    const ids = [
      'codeId' in entry ? entry.codeId : null,
      'grantId' in entry ? entry.grantId : null,
      'deviceCodeId' in entry ? entry.deviceCodeId : null,
    ]
    for (const id of ids) {
      if (id === null) continue
      if ('userId' in entry && entry.userId) users.set(id, entry.userId)
      if ('clientId' in entry && entry.clientId && !apps.has(id)) apps.set(id, entry.clientId)
    }
  }

  return {
    remember,
    /** `Acme Scheduler for jill@example.com`, as far as it is known. */
    describe(entries: readonly JournalEntry[]): string {
      let app: string | undefined
      let user: string | undefined
      for (const entry of entries) {
        const known = [
          'codeId' in entry ? entry.codeId : null,
          'grantId' in entry ? entry.grantId : null,
          'deviceCodeId' in entry ? entry.deviceCodeId : null,
        ].filter((id) => id !== null)
        app ??= ('clientId' in entry && entry.clientId) || known.map((id) => apps.get(id)).find(Boolean)
        user ??= ('userId' in entry && entry.userId) || known.map((id) => users.get(id)).find(Boolean)
      }
      return [app && names.app(app), user && names.user(user)].filter(Boolean).join(' for ')
    },
  }
}

/** Zoom's words in a refusal, from whichever key its dialect has for them. */
export function zoomSays({ status, responseBody, fault }: Answered): string | undefined {
  if (status < 400 || fault !== undefined) return undefined
  try {
    const body: unknown = JSON.parse(responseBody)
    if (typeof body !== 'object' || body === null) return undefined
    for (const key of ['reason', 'message', 'errorMessage', 'error']) {
      const words: unknown = Reflect.get(body, key)
      if (typeof words === 'string' && words !== '') return words
    }
  } catch {
    // A page, or a body that is no JSON on purpose.
  }
  return undefined
}
