/** At most this many bytes a call: an agent reads every one of them. */
const mostBytes = 64 * 1024
/** No field says more in more characters. */
const longestText = 2_000

/** Characters that a terminal or a reader would obey or not see: C1, bidirectional, zero-width, line separators. */
const hidden = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/**
 * A result as JSON of at most 64 KB. Long texts are cut; of the longest list, the last items are left out until it fits, and
 * `leftOut` says how many of which. Control characters and invisible ones are escaped.
 */
export function fitted(result: Readonly<Record<string, unknown>>): string {
  let fitting: Record<string, unknown> = { ...result }
  const leftOut: Record<string, number> = {}
  for (;;) {
    const text = write({ ...fitting, ...(Object.keys(leftOut).length > 0 && { leftOut }) })
    if (Buffer.byteLength(text) <= mostBytes) return text
    const [name, list] = longestListIn(fitting)
    if (name === undefined || list.length === 0) return write({ problem: 'The result is larger than 64 KB.' })
    const kept = list.slice(0, Math.floor(list.length / 2))
    leftOut[name] = (leftOut[name] ?? 0) + list.length - kept.length
    fitting = { ...fitting, [name]: kept }
  }
}

function write(value: unknown): string {
  return JSON.stringify(value, cutTexts, 1).replace(
    hidden,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function cutTexts(_key: string, value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= longestText) return value
  return `${value.slice(0, longestText)}… (${value.length - longestText} more characters)`
}

function longestListIn(result: Readonly<Record<string, unknown>>): [string | undefined, readonly unknown[]] {
  let longest: [string | undefined, readonly unknown[]] = [undefined, []]
  let size = -1
  for (const [name, value] of Object.entries(result)) {
    if (!Array.isArray(value) || value.length === 0) continue
    const own = JSON.stringify(value).length
    if (own > size) [size, longest] = [own, [name, value]]
  }
  return longest
}
