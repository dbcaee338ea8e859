import { computed, signal } from '@preact/signals'
import type { Filter } from '../model/filter.ts'

export const pages = ['flows', 'findings', 'journal', 'tables', 'controls'] as const
export type Page = (typeof pages)[number]

/** What the page shows. All of it is in the address, so links and the Back button work. */
export interface Place {
  readonly page: Page
  /** The flow that is shown; undefined for all. */
  readonly flow: number | undefined
  /** The message that is shown in full. */
  readonly message: number | undefined
  /** The journal entry that is shown in full. */
  readonly entry: number | undefined
  readonly filter: Filter
}

const hash = signal(location.hash)
addEventListener('hashchange', () => {
  hash.value = location.hash
})

export const place = computed(() => readPlace(hash.value))

/** Goes to another place. Anything not given stays the same. */
export function go(changes: Partial<Place>): void {
  const next = writePlace({ ...place.peek(), ...changes })
  if (next === hash.peek()) return
  history.pushState(null, '', next)
  hash.value = next
}

/** The address of a place, for links. */
export function hrefOf(changes: Partial<Place>): string {
  return writePlace({ ...place.value, ...changes })
}

function readPlace(text: string): Place {
  const [path = '', query = ''] = text.replace(/^#\/?/, '').split('?')
  const parameters = new URLSearchParams(query)
  const number = (name: string) => Number(parameters.get(name)) || undefined
  return {
    page: pages.find((page) => page === path) ?? 'flows',
    flow: number('flow'),
    message: number('message'),
    entry: number('entry'),
    filter: {
      app: parameters.get('app') ?? '',
      user: parameters.get('user') ?? '',
      code: parameters.get('code') ?? '',
      text: parameters.get('text') ?? '',
      problems: parameters.get('problems') === 'yes' ? 'yes' : '',
    },
  }
}

function writePlace({ page, flow, message, entry, filter }: Place): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ flow, message, entry, ...filter })) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const query = parameters.toString()
  return `#/${page}${query === '' ? '' : `?${query}`}`
}
