import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseJson } from '../domain/parse-json.ts'

/** The algorithms of Zoom's tokens and access keys, and their hashes: RFC 7518, section 3.2. */
const hashes = { HS512: 'sha512', HS256: 'sha256' } as const

type Algorithm = keyof typeof hashes

/**
 * Signs claims as a JWT. `node:crypto` does it at once: WebCrypto, which jose uses, needs several times as long to pass
 * the text to another thread and back as to hash it.
 */
export function signJwt(
  header: { readonly alg: Algorithm } & Readonly<Record<string, string>>,
  claims: object,
  secret: Uint8Array,
): string {
  const text = `${encode(header)}.${encode(claims)}`
  return `${text}.${macOf(text, header.alg, secret).toString('base64url')}`
}

/** The claims of a JWT that was signed with this algorithm and secret; undefined for any other text. */
export function verifyJwt(text: string, alg: Algorithm, secret: Uint8Array): unknown {
  // Reading base64 is lenient with spaces and line breaks; a token is what was issued, to the letter.
  const [, signed, payload, signature] = /^([\w-]+\.([\w-]+))\.([\w-]+)$/.exec(text) ?? []
  if (signed === undefined || payload === undefined || signature === undefined) return undefined
  const expected = macOf(signed, alg, secret)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return parseJson(Buffer.from(payload, 'base64url').toString())
}

function macOf(text: string, alg: Algorithm, secret: Uint8Array): Buffer {
  return createHmac(hashes[alg], secret).update(text).digest()
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
