/** The values of the parts in braces, decoded; undefined if the path is another one. */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const [wanted, sent] = [template.split('/'), path.split('/')]
  if (wanted.length !== sent.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = sent[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined ? part !== value : value === '') return undefined
    if (name !== undefined) params[name] = decoded(value)
  }
  return params
}

/** A part of a path, decoded once; as it is if it can't be. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
