import type { Exchange } from '../../mock-zoom/journal/exchange.ts'

/** What is shown: everything that matches each part that is given. */
export interface Filter {
  readonly app: string
  readonly user: string
  /** A code, or how it begins. */
  readonly code: string
}

export const everything: Filter = { app: '', user: '', code: '' }

export function isEverything({ app, user, code }: Filter): boolean {
  return app === '' && user === '' && code === ''
}

type Subject = Pick<Exchange, 'clientId' | 'userId' | 'codes'>

export function fits({ clientId, userId, codes }: Subject, { app, user, code }: Filter): boolean {
  return (
    (app === '' || clientId === app) &&
    (user === '' || userId === user) &&
    (code === '' || codes.some((shown) => isCode(shown, code)))
  )
}

/** Whether a shortened code (`mk1Cq8Pap6…`) is the one that was typed or pasted, whole or in part. */
export function isCode(shown: string, typed: string): boolean {
  const begin = shown.replace(/…$/, '')
  const wanted = typed.trim().replace(/…$/, '')
  return begin.startsWith(wanted) || (begin.length >= 10 && wanted.startsWith(begin))
}
