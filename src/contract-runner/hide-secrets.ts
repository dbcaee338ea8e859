/** A shorter value would be found by chance in other words. */
const shortest = 8

const secretName =
  /(^|[_.-])(secrets?|tokens?|passw(or)?d|pwd|passphrase|keys?|credentials?)([_.-]?\d*$|[_.-])/i

/** What such a name says about where a secret is, and not what it is. */
const nameOfPlace = /[_.-](url|uri|file|path|dir|id|name|type|algorithm|ttl)$/i

/**
 * Takes the secrets of an environment out of whatever is reported: the values whose names say secret, token, password or key,
 * as they are, percent-encoded, in JSON and in base64. Reports go to logs and artefacts, which others read.
 */
export function secretHider(environment: Readonly<Record<string, string | undefined>>) {
  const secrets = Object.entries(environment).flatMap(([name, value = '']) =>
    secretName.test(name) && !nameOfPlace.test(name) && value.length >= shortest ? value : [],
  )
  // The longest first: one may be a part of another.
  const disguises = [...new Set(secrets.flatMap(disguisesOf))].toSorted((a, b) => b.length - a.length)
  return (text: string) => disguises.reduce((shown, secret) => shown.replaceAll(secret, '…'), text)
}

function disguisesOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64]
}

/** The same value, with every text in it changed. A contract's own words stay as they are. */
export function inEveryText<Value>(value: Value, change: (text: string) => string): Value {
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return change(each)
    if (Array.isArray(each)) return each.map(walk)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(
      Object.entries(each).map(([key, inner]) => [key, key === 'contract' ? inner : walk(inner)]),
    )
  }
  // Only texts changed, so the shape is the same.
  return walk(value) as Value
}
