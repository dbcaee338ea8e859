import type { Exchange } from '../../mock-zoom/journal/exchange.ts'
import { isRefused } from './flow.ts'

/** What is shown: everything that matches each part that is given. */
export interface Filter {
  readonly app: string
  readonly user: string
  /** A code, or how it begins. */
  readonly code: string
  /** Words that are somewhere in it: a path, a header, a body, a reason or a finding. Case doesn't matter. */
  readonly text: string
  /** `yes`: only what was refused or has a finding. */
  readonly problems: '' | 'yes'
}

export const everything: Filter = { app: '', user: '', code: '', text: '', problems: '' }

export function isEverything(filter: Filter): boolean {
  return Object.values(filter).every((part) => part === '')
}

type Subject = Pick<Exchange, 'clientId' | 'userId' | 'codes'>

/** Whether it is about this app, this Zoom user and this code. */
export function isAbout({ clientId, userId, codes }: Subject, { app, user, code }: Filter): boolean {
  return (
    (app === '' || clientId === app) &&
    (user === '' || userId === user) &&
    (code === '' || codes.some((shown) => isCode(shown, code)))
  )
}

export function fits(exchange: Exchange, filter: Filter): boolean {
  return (
    isAbout(exchange, filter) &&
    (filter.problems === '' || isProblem(exchange)) &&
    contains(exchange, filter.text)
  )
}

/** Whether something went wrong in it. */
export function isProblem(exchange: Exchange): boolean {
  return exchange.findings.length > 0 || isRefused(exchange)
}

/** Whether all of the words are in it. */
function contains({ entries, findings }: Exchange, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const all = JSON.stringify([entries, findings]).toLowerCase()
  return words.every((word) => all.includes(word))
}

/** Whether a shortened code (`mk1Cq8Pap6…`) is the one that was typed or pasted, whole or in part. */
export function isCode(shown: string, typed: string): boolean {
  const begin = shown.replace(/…$/, '')
  const wanted = typed.trim().replace(/…$/, '')
  return begin.startsWith(wanted) || (begin.length >= 10 && wanted.startsWith(begin))
}
