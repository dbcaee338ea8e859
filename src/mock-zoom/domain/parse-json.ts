/** What a text that somebody else wrote says as JSON; undefined when it is none. The shape is for a schema to check. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
