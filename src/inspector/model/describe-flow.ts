import type { Names } from '../../mock-zoom/journal/names.ts'
import type { Flow } from './flow.ts'

/** A flow's name in a list. */
export function describeFlow({ kind, clientId, userId }: Flow, names: Names): string {
  const app = clientId === null ? 'an unknown app' : names.app(clientId)
  const user = userId === null ? '' : ` for ${names.user(userId)}`
  switch (kind) {
    case 'authorization':
      return `${app} connects${user}`
    case 'install':
      return `${app} is installed${user}`
    case 'device':
      return `A device of ${app} connects${user}`
    case 'account':
      return `${app} for its own account`
    case 'other':
      return `Other requests of ${app}`
    default:
      return kind satisfies never
  }
}
