import { z } from 'zod'
import type { Accepted } from '../../domain/accepted.ts'
import { accept } from '../../domain/accepted.ts'
import type { Parameters } from '../../domain/parameters.ts'
import { parseJson } from '../../domain/parse-json.ts'
import type { ApiRefusal, Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import type { FlowContext } from '../../flow-context.ts'

/** Fifteen minutes: Zoom's public API collection, "List meetings". */
const tokenLifetime = 15 * 60 * 1000
const defaultPageSize = 30

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly size: number
  readonly number: number
  readonly pageCount: number
  readonly total: number
  /** Which list it is a page of; a token of one list doesn't work for another. */
  readonly list: string
  /** Where the next page begins, or null after the last. */
  readonly next: number | null
}

const tokenSchema = z.tuple([z.string(), z.int().min(0), z.number()])

/**
 * The page that a query asks for, by next_page_token or by the older page_number. Zoom replaces an invalid page_size
 * with its default, and reduces one that is too large (a published API evaluation of September 2026).
 */
export function readPage<Item>(
  { clock, switches }: FlowContext,
  all: readonly Item[],
  list: string,
  query: Parameters,
): Accepted<Page<Item>> | Refusal<ApiRefusal> {
  const size = Math.min(positive(query.get('page_size')) ?? defaultPageSize, switches.maxPageSize)
  const token = query.get('next_page_token')
  const from =
    token === undefined
      ? ((positive(query.get('page_number')) ?? 1) - 1) * size
      : readToken(token, list, clock.now())
  if (from === undefined) return refuse('next-page-token-invalid')
  const end = from + size
  return accept({
    items: all.slice(from, end),
    size,
    number: Math.floor(from / size) + 1,
    pageCount: Math.ceil(all.length / size),
    total: all.length,
    list,
    next: end < all.length ? end : null,
  })
}

/** The keys that lead to the next page: empty after the last. */
export function nextPageToken({ clock }: FlowContext, { list, next }: Page<unknown>): string {
  if (next === null) return ''
  return Buffer.from(JSON.stringify([list, next, clock.now() + tokenLifetime])).toString('base64url')
}

function readToken(token: string, list: string, now: number): number | undefined {
  const read = tokenSchema.safeParse(parseJson(Buffer.from(token, 'base64url').toString()))
  if (!read.success) return undefined
  const [of, from, expiresAt] = read.data
  return of === list && now < expiresAt ? from : undefined
}

function positive(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined
}
