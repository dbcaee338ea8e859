import type { EndpointRules, EndpointScopes, RateLimitCategory } from '../../domain/api.ts'
import { matchPath } from '../../domain/path-template.ts'
import { catalogue } from './catalogue.ts'

/** One operation of Zoom's REST API, and the parts of the path that vary. */
export interface FoundOperation {
  readonly rules: EndpointRules
  readonly params: Readonly<Record<string, string>>
}

/** The operations of one path, by method. */
export interface KnownPath {
  /** As Zoom's reference writes it: `/v2/users/{userId}`. */
  readonly path: string
  readonly methods: ReadonlyMap<string, EndpointScopes>
}

/**
 * The operation that a request names, if Zoom has it. Fixed parts of a path win over parts that vary. Importing this file
 * reads the whole catalogue, so it is imported when a request first needs it.
 */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  const known = findPath(path)
  const scopes = known?.methods.get(method)
  if (!known || !scopes) return undefined
  const rules = { name: `${method} ${known.path}`, scopes, category: categoryOf(method, known.path) }
  return { rules, params: matchPath(known.path, path) ?? {} }
}

/** The path that a request names, whatever its method. */
export function findPath(path: string): KnownPath | undefined {
  const parts = path.split('/').slice(2)
  return walk(root, parts)
}

/** Every operation: its name, and what is checked before it. */
export function allOperations(): EndpointRules[] {
  return paths.flatMap(({ path, methods }) =>
    [...methods].map(([method, scopes]) => ({
      name: `${method} ${path}`,
      scopes,
      category: categoryOf(method, path),
    })),
  )
}

/**
 * The rate limit category: the record of the operations doesn't have it. By the categories that Zoom documents, a list is
 * Medium, reports and dashboards are Heavy, and everything else is Light (inferred).
 */
export function categoryOf(method: string, path: string): RateLimitCategory {
  if (/^\/v2\/(report|metrics)\//.test(path)) return 'Heavy'
  return method === 'GET' && /(^|\/)[^/{}]*s$/.test(path) && !path.endsWith('/settings') ? 'Medium' : 'Light'
}

interface Place {
  readonly fixed: Map<string, Place>
  varying: Place | undefined
  known: KnownPath | undefined
}

const newPlace = (): Place => ({ fixed: new Map(), varying: undefined, known: undefined })

function below(place: Place, part: string): Place {
  if (part.startsWith('{')) {
    place.varying ??= newPlace()
    return place.varying
  }
  const next = place.fixed.get(part) ?? newPlace()
  place.fixed.set(part, next)
  return next
}

function walk(place: Place, [part, ...rest]: readonly string[]): KnownPath | undefined {
  if (part === undefined) return place.known
  const fixed = place.fixed.get(part)
  const found = fixed && walk(fixed, rest)
  if (found) return found
  return part !== '' && place.varying ? walk(place.varying, rest) : undefined
}

function readCatalogue(): KnownPath[] {
  const read: { path: string; methods: Map<string, EndpointScopes> }[] = []
  for (const line of catalogue.split('\n')) {
    if (line.startsWith('/')) read.push({ path: `/v2${line}`, methods: new Map() })
    const [, method = '', granular = '-', classic = '-'] = line.split(' ')
    if (line.startsWith(' ')) read.at(-1)?.methods.set(method, scopesFrom(granular, classic))
  }
  return read
}

function scopesFrom(granular: string, classic: string): EndpointScopes {
  const [g, c] = [unpack(granular), unpack(classic)]
  return {
    granular: g.filter(isNamed(g)),
    classic: c.filter(isNamed(c)),
    also: [...g, ...c].filter((scope) => scope.endsWith(':master')),
  }
}

/** In its list of missing scopes Zoom has not been seen to name those of master accounts, unless there are no others. */
const isNamed = (all: readonly string[]) => (scope: string) =>
  !scope.endsWith(':master') || all.every((each) => each.endsWith(':master'))

const endings: Readonly<Record<string, string>> = { u: '', a: ':admin', m: ':master' }

function unpack(packed: string): string[] {
  if (packed === '-') return []
  return packed.split(',').flatMap((each) => {
    const [base = '', kinds = 'u'] = each.split('/')
    return [...kinds].map((kind) => `${base}${endings[kind] ?? ''}`)
  })
}

const paths = readCatalogue()
const root = newPlace()
for (const known of paths) {
  let place = root
  for (const part of known.path.split('/').slice(2)) place = below(place, part)
  // One path has two names for its parameter.
  place.known = place.known
    ? { ...place.known, methods: new Map([...known.methods, ...place.known.methods]) }
    : known
}
