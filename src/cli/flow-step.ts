import type { JournalEntry } from '../mock-zoom/index.ts'

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
