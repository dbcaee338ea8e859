import type { EventKeys } from '../journal/events.ts'

/** The client id that a request claims, from its Basic credentials or its parameters. */
export function claimedClientId(request: EventKeys['request.answered']): string | undefined {
  const basic = /^Basic ([^:]+):/i.exec(request.requestHeaders.authorization ?? '')?.[1]
  const parameters = [request.query, request.requestBody].map((text) => new URLSearchParams(text))
  return basic ?? parameters.map((some) => some.get('client_id')).find((id) => id !== null) ?? undefined
}

/** Whether a parameter came in the URL, with a value. */
export function isInQuery(request: EventKeys['request.answered'], name: string): boolean {
  return (new URLSearchParams(request.query).get(name) ?? '') !== ''
}

/** The beginning of a path that contains a part of the base URL twice. */
export function doubledBase(path: string): string | undefined {
  return /^\/(v2\/v2|oauth\/oauth|v2\/oauth)\/|^\/\/(v2|oauth)\//.exec(path)?.[0]
}
