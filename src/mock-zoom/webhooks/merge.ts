/**
 * A value with some keys changed: objects are changed key by key, and items of an array by their number. Anything else is
 * replaced.
 *
 * @example merged({ object: { id: 1, topic: 'a' } }, { object: { topic: 'b' } }) // { object: { id: 1, topic: 'b' } }
 */
export function merged(base: unknown, changes: unknown): unknown {
  if (Array.isArray(base) && isRecord(changes) && areItemsOf(base, changes)) {
    const items: unknown[] = [...base]
    for (const [key, change] of Object.entries(changes))
      items[Number(key)] = merged(items[Number(key)], change)
    return items
  }
  return isRecord(base) && isRecord(changes) ? mergedRecords(base, changes) : changes
}

/** The same of two objects. */
export function mergedRecords(
  base: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const changed = Object.entries(changes).map(([key, change]) => [
    key,
    Object.hasOwn(base, key) ? merged(base[key], change) : change,
  ])
  return { ...base, ...Object.fromEntries(changed) }
}

/** Whether each key is the number of an item, or of the one after the last. */
function areItemsOf(base: readonly unknown[], changes: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(changes).every((key) => /^\d+$/.test(key) && Number(key) <= base.length)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
