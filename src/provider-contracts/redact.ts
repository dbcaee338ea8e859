/** Removes secrets from texts that are to be printed. */
export interface Redactor {
  /** From now on `text` is shown as `<name>`. */
  hide(name: string, text: string): void
  /** The text without secrets; or, if it repeats one in disguise, a note in its place. */
  redact(text: string): string
}

/** This many consecutive characters of a secret are removed even if the rest is missing. */
const fragment = 8

/** Knows nothing until it is told. */
export function createRedactor(): Redactor {
  const names = new Map<string, string>()
  return {
    hide: (name, text) => {
      if (text !== '') names.set(text.toLowerCase(), name)
    },
    redact(text) {
      const masked = mask(text, names)
      const disguised = [...disguisesIn(masked)].some((view) => mask(view, names) !== view)
      return disguised ? '(withheld: it repeats a secret in another encoding)' : masked
    },
  }
}

/** Replaces whole secrets first, then fragments of them. Case doesn't count: proxies change it. */
function mask(text: string, names: ReadonlyMap<string, string>): string {
  const lower = text.toLowerCase()
  // Some letters change length with their case; such a text is compared as it is.
  const searched = lower.length === text.length ? lower : text
  const owners = new Array<string | undefined>(text.length)
  const own = (from: number, to: number, name: string) => {
    for (let at = from; at < to; at++) owners[at] ??= name
  }
  const longestFirst = [...names].sort(([one], [other]) => other.length - one.length)
  for (const [secret, name] of longestFirst) {
    for (let at = searched.indexOf(secret); at !== -1; at = searched.indexOf(secret, at + 1)) {
      own(at, at + secret.length, name)
    }
  }
  const fragments = new Map(longestFirst.flatMap(([secret, name]) => windowsOf(secret, name)))
  for (let at = 0; at + fragment <= searched.length; at++) {
    const name = fragments.get(searched.slice(at, at + fragment))
    if (name !== undefined) own(at, at + fragment, name)
  }
  return write(text, owners)
}

function windowsOf(secret: string, name: string): [string, string][] {
  const count = Math.max(0, secret.length - fragment + 1)
  return Array.from({ length: count }, (_, at) => [secret.slice(at, at + fragment), name])
}

function write(text: string, owners: readonly (string | undefined)[]): string {
  let written = ''
  for (let at = 0; at < text.length; at++) {
    const owner = owners[at]
    if (owner === undefined) written += text[at]
    else if (owner !== owners[at - 1]) written += `<${owner}>`
  }
  return written
}

/** The text after one or two decodings, as a reader could recover it. */
function* disguisesIn(text: string, depth = 2): Generator<string> {
  if (depth === 0) return
  for (const view of decodings(text)) {
    if (view === text) continue
    yield view
    yield* disguisesIn(view, depth - 1)
  }
}

function* decodings(text: string): Generator<string> {
  yield text.replace(/\s+/g, '')
  yield text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  yield text.replace(/\\(?:u00|x)([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  yield text.replace(/\\(.)/g, '$1')
  yield text
    .replace(/&#(\d{2,3});/g, (_, digits: string) => String.fromCharCode(Number(digits)))
    .replace(/&#x([0-9a-f]{2});/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
  yield text.replace(/[A-Za-z0-9+/_-]{8,}/g, (run) => Buffer.from(run, 'base64').toString('latin1'))
  yield text.replace(/(?:[0-9a-f]{2}){8,}/gi, (run) => Buffer.from(run, 'hex').toString('latin1'))
  yield [...text].reverse().join('')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
