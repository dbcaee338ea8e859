import { customRandom, urlAlphabet } from 'nanoid'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

// An id's comment is the meaning of the keys that hold one: docs/journal.md quotes it.
/** The OAuth app, by its client id. */
export type ClientId = Branded<'ClientId'>
/** The Zoom user. */
export type UserId = Branded<'UserId'>
/** The Zoom account. */
export type AccountId = Branded<'AccountId'>
/** The authorization code. */
export type CodeId = Branded<'CodeId'>
/** The device code. */
export type DeviceCodeId = Branded<'DeviceCodeId'>
/** The grant. */
export type GrantId = Branded<'GrantId'>
/** The token. */
export type TokenId = Branded<'TokenId'>
/** The event on its way to an app. */
export type DeliveryId = Branded<'DeliveryId'>

/** A source of `count` random bytes. It is passed in, so that a seed can replace it. */
export type RandomBytes = (count: number) => Uint8Array

/** A version 4 UUID in base64url without padding: 22 characters, the shape of Zoom's user and account ids. */
export function newZoomId(random: RandomBytes): string {
  return Buffer.from(uuidBytes(random)).toString('base64url')
}

/** A version 4 UUID in its usual notation, as in the `kid` and `jti` of Zoom's tokens. */
export function newUuid(random: RandomBytes): string {
  const hex = Buffer.from(uuidBytes(random)).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** An id of our own for something stored. The prefix says what it is. */
export function newRecordId(prefix: 'code' | 'device' | 'grant' | 'webhook', random: RandomBytes): string {
  return `${prefix}_${randomText(12, random)}`
}

/** 32 hexadecimal characters, the `rid` in Zoom's `x-zm-trackingid` header. */
export function newRequestId(random: RandomBytes): string {
  return Buffer.from(random(16)).toString('hex')
}

/** Random text from the URL-safe alphabet `A-Za-z0-9_-`. */
export function randomText(length: number, random: RandomBytes): string {
  // nanoid's type requires a plain ArrayBuffer behind the bytes; copying makes one.
  return customRandom(urlAlphabet, length, (size) => Uint8Array.from(random(size)))()
}

function uuidBytes(random: RandomBytes): Uint8Array {
  const bytes = Uint8Array.from(random(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes
}
