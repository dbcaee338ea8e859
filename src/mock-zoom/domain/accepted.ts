/** The result of a step that succeeds. If it doesn't, the result is a Refusal. */
export interface Accepted<Value> {
  readonly ok: true
  readonly value: Value
}

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value }
}
