/** The parameters of a request. Zoom reads them from the form body and from the query string. */
export interface Parameters {
  /** The value, or undefined if it is absent or empty. An empty parameter counts as absent (RFC 6749, 3.1). */
  get(name: string): string | undefined
  /** Those of these names that came more than once, with different values. */
  repeatedAmong(names: readonly string[]): string[]
  /** Names in the query string. */
  readonly inQuery: ReadonlySet<string>
  /** There is a body and it isn't a form, so Zoom sees no parameters in it. */
  readonly bodyIsNotForm: boolean
}

/** Parses leniently, as servers do: an invalid percent-escape is kept as it is. */
export function parseParameters(query: string, form: string, bodyIsNotForm = false): Parameters {
  const fromQuery = new URLSearchParams(query)
  const all = [...fromQuery, ...new URLSearchParams(form)].filter(([, value]) => value !== '')
  const values = new Map<string, Set<string>>()
  for (const [name, value] of all) values.set(name, (values.get(name) ?? new Set()).add(value))
  return {
    get: (name) => values.get(name)?.values().next().value,
    repeatedAmong: (names) => names.filter((name) => (values.get(name)?.size ?? 0) > 1),
    inQuery: new Set(fromQuery.keys()),
    bodyIsNotForm,
  }
}
