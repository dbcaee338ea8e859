import { z } from 'zod'
import { MockZoomError } from '../mock-zoom/domain/mock-zoom-error.ts'
import { isZoomHost } from '../mock-zoom/zoom/hosts.ts'
import { bareUrl } from './redact.ts'
import type { WireExchange, WireHeader } from './wire.ts'

/** What was in some HAR files. */
export interface HarReading {
  /** Zoom's exchanges and those with the app's callback, in the order in which they ended; secrets are still in them. */
  readonly exchanges: readonly WireExchange[]
  /** How many entries the files have. */
  readonly entries: number
  /** How many were left out, since they are neither Zoom's nor the app's callback. */
  readonly dropped: number
}

/** A HAR file, and what to call it in messages. */
export interface HarFile {
  readonly name: string
  readonly text: string
}

/** The largest file that is read, in bytes. */
export const largestHar = 100 * 1024 * 1024
const mostEntries = 20_000
const deepest = 64

const header = z.object({ name: z.string(), value: z.string() })
const parameter = z.object({ name: z.string(), value: z.string().default('') })

/** Of HAR 1.2, what is used here. Browsers and proxies leave out what they don't have, and add keys of their own. */
const entrySchema = z.object({
  startedDateTime: z.string(),
  time: z.number().nullish(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(header).default([]),
    postData: z
      .object({
        mimeType: z.string().nullish(),
        text: z.string().nullish(),
        encoding: z.string().nullish(),
        params: z.array(parameter).nullish(),
      })
      .nullish(),
  }),
  response: z.object({
    status: z.number().nullish(),
    headers: z.array(header).default([]),
    redirectURL: z.string().nullish(),
    content: z.object({ text: z.string().nullish(), encoding: z.string().nullish() }).nullish(),
  }),
})
type HarEntry = z.infer<typeof entrySchema>

const fileSchema = z.object({ log: z.object({ entries: z.array(z.unknown()) }) })

/** Whether a text looks like a HAR file, so that its mistakes are told as those of one. */
export function looksLikeHar(text: string): boolean {
  return /^[\uFEFF\s]*\{\s*"log"\s*:/.test(text.slice(0, 1_000))
}

/**
 * Reads HAR files as browsers and proxies write them, as one recording. Only entries of Zoom's hosts are read, and requests
 * to the redirect URIs that were sent to Zoom. Throws a {@link MockZoomError} that names the file and the entry.
 */
export function readHar(files: readonly HarFile[], isZoom = isZoomHost): HarReading {
  const parsed = files.map(({ name, text }) => ({ name, entries: entriesIn(text, name) }))
  const count = parsed.reduce((sum, { entries }) => sum + entries.length, 0)
  if (count > mostEntries)
    throw new MockZoomError(
      `There are ${count} entries in ${parsed.map(({ name }) => name).join(' and ')}, and at most ${mostEntries} are read.`,
      'Record again with a filter for zoom.us.',
    )
  const read = parsed.flatMap(({ name, entries }) => {
    const mine = entries.flatMap((entry, index) => {
      const url = urlIn(entry)
      return url === undefined ? [] : [{ entry, url, place: `${name}, entry ${index + 1}` }]
    })
    const ofZoom = mine.filter(({ url }) => isZoom(url.hostname))
    return [{ mine, ofZoom }]
  })
  const callbacks = new Set(read.flatMap(({ ofZoom }) => ofZoom.flatMap(({ url }) => callbackIn(url))))
  const exchanges = read.flatMap(({ mine, ofZoom }) => {
    const others = mine.filter(({ url }) => !isZoom(url.hostname) && callbacks.has(bareUrl(url.href)))
    const wanted = [...ofZoom, ...others].map(({ entry, place }) => entryOf(entry, place))
    // Browsers leave credentials out of what they export, unless one asks for them.
    const hides = !wanted.some(({ request }) =>
      request.headers.some(({ name }) => name.toLowerCase() === 'authorization'),
    )
    return wanted.map((entry) => toExchange(entry, hides))
  })
  return {
    exchanges: exchanges.toSorted((a, b) => endOf(a) - endOf(b)),
    entries: count,
    dropped: count - exchanges.length,
  }
}

function endOf({ startedAt, endedAt }: WireExchange): number {
  return endedAt ?? startedAt
}

function entriesIn(text: string, name: string): readonly unknown[] {
  if (Buffer.byteLength(text) > largestHar) throw tooLarge(name)
  const depth = depthOf(text)
  if (depth > deepest)
    throw new MockZoomError(
      `${name} is nested ${depth} levels deep, and no HAR is.`,
      `At most ${deepest} are read.`,
    )
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new MockZoomError(
      `${name} is not JSON to its end.`,
      'Perhaps the export was cut off: save it again.',
    )
  }
  const file = fileSchema.safeParse(content)
  if (!file.success)
    throw new MockZoomError(
      `${name} is not a HAR: it has no list log.entries.`,
      'Export the recording as HAR 1.2.',
    )
  return file.data.log.entries
}

export function tooLarge(name: string): MockZoomError {
  return new MockZoomError(
    `${name} is larger than 100 MB, and is not read.`,
    'Record again with a filter for zoom.us, or without response bodies.',
  )
}

/** How deep the brackets are nested, without parsing: a parser may recurse. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0]
  let inString = false
  for (let index = 0; index < text.length && most <= deepest; index += 1) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index += 1
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') most = Math.max(most, ++depth)
    else if (character === '}' || character === ']') depth -= 1
  }
  return most
}

const whereSchema = z.object({ request: z.object({ url: z.string() }) })

/** The address of an entry, without looking at the rest of it. */
function urlIn(entry: unknown): URL | undefined {
  const where = whereSchema.safeParse(entry)
  if (!where.success || !/^https?:/i.test(where.data.request.url)) return undefined
  return URL.canParse(where.data.request.url) ? new URL(where.data.request.url) : undefined
}

function callbackIn(url: URL): string[] {
  const uri = url.searchParams.get('redirect_uri')
  return uri === null || !URL.canParse(uri) ? [] : [bareUrl(uri)]
}

function entryOf(entry: unknown, place: string): HarEntry {
  const parsed = entrySchema.safeParse(entry)
  if (parsed.success && !Number.isNaN(Date.parse(parsed.data.startedDateTime))) return parsed.data
  const key = parsed.error?.issues[0]?.path.join('.') ?? 'startedDateTime'
  throw new MockZoomError(
    `${place} lacks ${key}, or has something else there than HAR 1.2 says.`,
    'Export the recording again.',
  )
}

function toExchange({ startedDateTime, time, request, response }: HarEntry, hides: boolean): WireExchange {
  const startedAt = Date.parse(startedDateTime)
  const status = response.status ?? 0
  const { postData } = request
  const location = response.headers.some(({ name }) => name.toLowerCase() === 'location')
  const requestHeaders = pairs(request.headers)
  const type = postData?.mimeType ?? undefined
  const hasType = requestHeaders.some(([name]) => name.toLowerCase() === 'content-type')
  return {
    startedAt,
    endedAt: status > 0 ? startedAt + Math.max(0, time ?? 0) : null,
    method: request.method.toUpperCase(),
    url: request.url,
    requestHeaders:
      type !== undefined && !hasType ? [...requestHeaders, ['content-type', type]] : requestHeaders,
    requestBody: postData ? postedText(postData) : request.method === 'POST' ? null : '',
    status: Math.max(0, status),
    responseHeaders: [
      ...pairs(response.headers),
      ...(!location && response.redirectURL ? [['location', response.redirectURL] as const] : []),
    ],
    responseBody: decoded(response.content?.text ?? null, response.content?.encoding),
    ...(hides && { hides: true as const }),
  }
}

/** Some exports have the parameters of a form in place of its text. */
function postedText({ text, encoding, params }: NonNullable<HarEntry['request']['postData']>): string | null {
  if (text) return decoded(text, encoding)
  if (!params || params.length === 0) return text ?? null
  return params
    .map(({ name, value }) => `${encodeURIComponent(plain(name))}=${encodeURIComponent(plain(value))}`)
    .join('&')
}

/** Chromium leaves parameters as they were encoded, others decode them. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function decoded(text: string | null, encoding: string | null | undefined): string | null {
  return text !== null && encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf-8') : text
}

/** HTTP/2 has names such as `:authority` among its headers. */
function pairs(headers: readonly { readonly name: string; readonly value: string }[]): WireHeader[] {
  return headers.flatMap(({ name, value }): WireHeader[] => (name.startsWith(':') ? [] : [[name, value]]))
}
