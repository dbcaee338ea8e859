/** A step's yes. Its no is a Refusal. */
export interface Accepted<Value> {
  readonly ok: true
  readonly value: Value
}

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value }
}
