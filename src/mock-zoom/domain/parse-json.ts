/** Parses a text that somebody else wrote; undefined if it isn't JSON. Its shape is for a schema to check. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
